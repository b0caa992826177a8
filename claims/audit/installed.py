"""Rows that come with every installation, before there is a log.

No event vouches for them until somebody edits one. Whoever changes one behind the
application's back ("false" into "true" on the scale) is found by what it must be: of
each row the SHA-256 of its columns, all but the key, in canonical JSON. A migration
that changes installed rows, or adds a column to them, adds digests here; the old ones
stay for older bundles. The bundle's verify.py holds this list too (`exports.bundle`).
"""

INSTALLED = {  # written by migrations 0004 and 0007
    "methodology": (
        "829aa1b0986fdfe29a52cb38787ee648318fef7a32989136d69399fb95473847",
    ),
    "ratingscale": (
        "8b4eabfc5a491e28700c24973b6646cad1bc543cc6604a403d0958961cc24ea5",
    ),
    "rating": (
        "909a12de10d869188060e05a0406382f8ad024d8733823b5f129f0bf37131d78",
        "9b7a560788885cd11b9eed3bdefea219baf18968f0a373c566ccfc933d1eb30c",
        "32adf5bf8882d084d9a169c685648941daa44d20515f852a09d3048fc4f41586",
        "43a2e1b3b80bd6d26f84ee9a219cf6e95ef72f027d8a0a7fa256815693cc3a3b",
        "85112d1a6627fed58a04ac7a37bfc32d4ce75b376e32beaab5a5549adcd41966",
        "5e89fd86333a169a6cebc79393e39917df70110e924ef37038ea2b4f74ba754e",
    ),
    "synonym": (
        "9ad187a0edcba9853fc5c73d33b380f4badae7b0983591bd8a6481fc8216924a",
        "40eba9d890bff3a8e5ce1a88def96af0bc5c9ff2f4f5b81922440dd2b5eb3ae5",
        "2e4c704ec78085ef15a8e02c8f996bfd1e7bbc01ff8a00b7a65735ab005875b3",
        "1e699e0408688a81f99ddc3a48aa61e367c0517d2c63772b9a30744136357ff1",
        "465cd487a67b632d4ea69d14d406c31b9bea84793f9c7137f3ffb53b854c4282",
        "c2d48ece4cf189b012ff352b5d5cde6c18a5404c0037581383c06be645aa19bd",
        "ecacc443cf01930fbae8de6721867f43954e9ac699ec9a264284be5acdadd49d",
        "4a6c091076621efe137d268113bf1beae427f2cf106347ce5430558d937eb69f",
        "3650facc328e447de9995f81e65603e0c1fffe5fbea934c2d12d7d12eac30bcb",
        "b27713499a40f6ec7536f3ab6de2ac451eea44f00e4fe363b2f5c6ba44f02d63",
        "95dcabab4670a1b633dd5b3262cfeb4792c4808adb68d9f22f84e1133dcb89fc",
        "880696d3189b159d37001afedbed03a57affe8f8aa71daff29adfbd2037e4018",
        "fe36bb05ad9d7c9efe56801f2920fde1c6a5b2972e7e726d2b3055d8b1252c34",
        "48ce488d7a572d65f0e0d0bc3c30e609aeef8eb63581d98d8270ef1fe88d999f",
        "b8668d0f656e18cfe3deff214ed22f12612c51231145ced4c372166f1c530e0e",
        "f1d56e5fcd0d5cc3809d7b1f2617f6fd75747009f8e855b990b2fd41a96305ca",
        "0253df30525934398d4c40668c04975f6f3ccec475db7b464e5c3fbc6f177773",
        "62c65f361f02181e27031d0d08b363b2df90323b4ad5d6875c7d05f194bb71c9",
        "9a1cb84c15d878fdb06476137495f9d4a77692d93690a9345e1af0d4e737ce42",
        "b91f8fae72dabfc6766a6c6da5d0fa854bf299a1acfaca87f2d33702731a29ff",
        "bc7d6c114563b6fe63a42a8a79e89eefeb3aef71a550ec9c4dc0cf8cef11b734",
        "fd40f23e48bb14d3a26597f8999ac0b2617f4a2811ceb976fbd9ba40e34a8ceb",
    ),
}


class Unlogged:
    """The rows of one table that no event knows, given in the order of their keys.

    Each must be an installed one, and stand where it was installed: with the keys of
    "true" and "false" swapped both rows would be right, and every verdict wrong.
    """

    def __init__(self, name: str) -> None:
        self.expected = INSTALLED.get(name, ())
        self.waiting, self.number = iter(self.expected), 0

    def takes(self, digest: str) -> bool:
        """Whether the next of them may be there."""
        is_installed = any(digest in each.split() for each in self.waiting)
        self.number += is_installed
        return is_installed

    def are_all_there(self, taken_over: int) -> bool:
        """`taken_over`: how many installed rows events know by now."""
        return self.number + taken_over == len(self.expected)
