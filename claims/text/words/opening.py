"""Words whose capital at the start of a sentence does not make a name."""

from typing import Final

from claims.text.words.tables import word_set

FUNCTION_WORDS: Final = word_set("""
а и но или да же ли бы не ни то это этот эта эти тот та те так такой такая такие там
тут здесь где когда куда если хотя чтобы что кто как какой какие каждый каждая
в во на с со к ко о об обо у по за из от до для при про через между среди против над
под перед без ради из-за кроме вместо вокруг около после спустя согласно благодаря
вопреки несмотря ввиду вследствие среди напротив однако поэтому потому затем потом
тогда теперь сейчас сегодня вчера завтра ранее раньше позже позднее уже еще все всё
весь вся всего лишь только даже именно вот ведь пока впрочем конечно возможно вероятно
разумеется кстати итак наконец кроме более менее самый сам сама мой моя мои наш наша
наши ваш ваша его ее их свой один одна одно одни два две три четыре пять многие многих
некоторые никто ничто нет также тоже причем при этом зато иначе вообще вместе
в-третьих во-первых во-вторых иными таким другими словами образом одновременно
неужели разве пусть давайте надо нужно можно нельзя следует его её им ему ей нам вам
a an the this that these those it its he she they we you i his her their our my your
in on at of to from for with by about against over under between among into after
before during since until till while when where who what which why how if although
though because as and or but nor so yet not no yes there here then now today yesterday
tomorrow also however moreover meanwhile nevertheless still just only even perhaps
maybe some many most all both each every one two three four five last next first
second according despite instead unlike like once such more less than other another
""")
"""Pronouns, prepositions, conjunctions, particles and openers, both languages."""

PREPOSITIONS: Final = word_set("""
в во на с со к ко о об обо у по за из от до для при про через между среди против над
под перед без ради in on at of to from for with by about against over under between
among into after before during
""")
"""Words after which a name is not the subject of the sentence."""
