"""English words to make sentences and a long tail of a vocabulary from."""

# ruff: noqa: E501, SIM905 (lists of words are read as prose)

FREQUENT = (
    "the of and to in a for on that with by from as at more than over after before "
    "between against about under per all new first largest average total local "
    "national regional public state private economic social foreign annual record "
    "government ministry parliament court election law budget tax price wage pension "
    "growth share level number rate increase decrease decline exports imports trade "
    "market bank credit debt investment company factory industry construction housing "
    "family children women men youth population migration refugees border security "
    "defence police army school university hospital doctors teachers students science "
    "research data report survey census climate emissions energy gas oil power water "
    "forest harvest grain farm road railway bridge airport port city village district "
    "aid sanctions talks agreement treaty programme project decision reform spending "
    "income inflation unemployment poverty health vaccine disease mortality birth "
    "culture language media internet transport tourism mission observers candidates"
).split()

SUBJECTS = (
    "The government|The finance ministry|The central bank|Parliament|"
    "The statistics office|The city council|The observer mission|The supreme court|"
    "The audit chamber|The security council|The health ministry|The border service|"
    "The farmers' union|The exporters' association|The university|"
    "The environmental group|The teachers' union|The railway company|"
    "The energy company|The election commission|The regional hospital|"
    "The economics institute|The chamber of commerce|The migration service"
).split("|")

VERBS = (
    "reported that|confirms that|claims that|denies that|admits that|promised that|"
    "insists that|warns that|showed that|proved that"
).split("|")

PREFIXES = (
    " inter sub trans super anti counter micro macro euro multi semi pre post non over "
    "under hydro electro agro bio geo aero auto tele video nano eco mega pseudo quasi"
).split(" ")

ROOTS = (
    "project region fund sector resource control transport bridge port channel plan "
    "council forum summit cluster holding tariff limit standard certificate patent "
    "archive register balance deficit surplus reserve asset package contract tender "
    "grant bonus code protocol mandate status district route corridor tunnel terminal "
    "station reactor generator transformer pump valve filter sensor module satellite "
    "device drug virus strain gene protein enzyme solution alloy metal mineral coal "
    "peat shale granite cement concrete asphalt brick textile cotton silk tobacco tea "
    "sugar potato vineyard fisher inspector auditor operator dispatcher coordinator "
    "secretary envoy consul delegate expert lawyer prosecutor notary architect engineer "
    "agronomist surgeon dentist editor correspondent director composer winter valley "
    "harbour meadow canyon island orchard lantern copper marble saddle thunder"
).split()

ENDINGS = "|s|al|ist|ation|ing|ed|less".split("|")

NAMES = "Ann|Boris|Vera|Gleb|Daria|Egor|Zoe|Ilya|Leyla|Murad|Nina|Oleg|Rauf".split("|")
SURNAMES = (
    "Alek|Bori|Volko|Grach|Dmitr|Erem|Zhurav|Zakhar|Ignat|Krugl|Lukyan|Mord|Nazar|Orekh|"
    "Pavl|Rodion|Sav|Taras|Usha|Frol|Khokhl|Chern|Sharip|Schegl|Yudin|Yakovl"
).split("|")
SURNAME_ENDINGS = "ov|enko|yan|idze|zade|sky|in|ovich".split("|")

MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()
PLACES = (
    "in Baku|in Yerevan|in Tbilisi|in Moscow|in Kyiv|in Astana|in Minsk|in Chisinau|"
    "in Ankara|in Brussels|in Geneva|in Vienna|in Samarkand|in Dushanbe|in Bishkek|"
    "near the border|in the south|in the north|in the capital|in the regions"
).split("|")
