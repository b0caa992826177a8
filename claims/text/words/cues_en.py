"""English words that make a sentence worth checking, or speak against it.

General words only, no topics. Entries as :mod:`claims.text.lexicon` reads them; the
keys are the codes of :class:`claims.text.cues.Reason`.
"""

from types import MappingProxyType
from typing import Final

ENGLISH: Final = MappingProxyType(
    {
        "comparison": """
more_than less_than more_on less_on fewer_than higher_* lower_* greater_than
larger_than smaller_than faster_than slower_than better_than worse_than cheaper_than
twice thrice double triple compared_with compared_to exceed* outpac* outnumber*
surpass* overt* lag* as_many_as as_much_as half third quarter majority minority
per_cent percent percentage share average median rate ratio times_as times_more
proportion longer_* fewer lower_wages
""",
        "change": """
rose risen rise rises grew grown growth increas* decreas* declin* fell fallen drop
dropped drops cut reduc* shrank shrunk expand* doubled tripled quadrupled halved soar*
plung* plummet* surg* gain* lost losing loses slowed accelerat* jumped climbed
tightened loosened raised lowered slash* boost*
""",
        "ranking": """
largest biggest smallest highest lowest longest shortest fastest oldest youngest
richest poorest deadliest worst_* best-selling most_* least_* ranked ranks record
leading number_one second-largest third-largest unprecedented sole one_of_the
never_before the_first the_only the_first first_time first_ever first_woman first_man
first_country
""",
        "membership": """
member members membership joined joins belongs belonged owned owns owner owners
shareholder* founded founder co-founded chairs chaired heads headed appointed elected
part_of subsidiary affiliate* accession sits_on serves_as served_as
""",
        "legal_act": """
law laws act bill statute decree treaty treaties agreement agreements pact accord
convention resolution protocol memorandum constitution charter mandate ratif* signed
signs contract contracts veto* sanction* embargo ban bans banned prohibit* forbid*
requires required legislation regulation* ruling ruled verdict convict* sentenced
lawsuit sued indict* charged court courts judge licence license permit patent
amendment referendum election elections vote voted votes subpoena* clause article_*
directive
""",
        "event": """
began begun started ended opened closed launched created built bought sold purchased
lent borrowed returned banned dumped delivered supplied transferred received spent
paid invested donated allocated died killed injured wounded born shot exploded
attacked invaded captured occupied seized withdrew withdrawn evacuated deported
expelled suspended cancelled canceled halted stopped rejected refused approved adopted
passed submitted sent arrived visited hosted published released produced discovered
found detained arrested fired resigned dismissed renamed postponed extended took_part
participated deployed stationed confiscated fined won defeated collected raised
established completed founded introduced repealed joined crashed collapsed sank
flooded burned destroyed recorded registered reached agreed issued imposed lifted
hired lay_off laid_off merged acquired recalled tested shipped landed elected
opened_fire operates operate employs produces exports imports supplies sells
manufactures houses
""",
        "cause": """
caused causes because_of due_to led_to leads_to resulted_in result_of thanks_to
as_a_result owing_to attributed_to contributed_to prompted triggered in_response_to
following after_* blamed
""",
        "source": """
report reports study studies survey surveys poll polls statistics data figures census
documents document records official officially analysis audit database footage
researchers
""",
        "measure": """
dozens hundreds thousands millions billions several number_of annually daily monthly
weekly every_year each_year repeatedly regularly twice_a most_of nearly_all almost_all
one_in two_in three_in nobody none few never no_one
""",
        "time": """
ago since last_year last_month last_week yesterday previously earlier later between
during decades decade centur* so_far to_date until within_* years months weeks
recently at_the_time by_the_end
""",
        "opinion": """
obviously clearly undoubtedly certainly surely frankly honestly sadly unfortunately
fortunately thankfully terrible terribl* horrible awful wonderful beautiful
beautifully brilliant disgrace* shameful absurd ridiculous pathetic great greatest
amazing incredible incredibl* unbelievable tremendous fantastic disaster nonsense
stupid wise foolish fair unfair interesting boring difficult_to hard_to easy_to
important good bad better worse best truly really very_* so_* too_* deeply i_think
i_believe i_feel in_my_view in_my_opinion seems seem seemed appears apparently
arguably supposedly perhaps proud glad sorry love hate hope hopes feel feels felt
remarkabl* troubling alarming tragic lovely ugly elegant charming courage* decent
honest noble priceless worth_* deserve* tired
""",
        "forecast": """
will would could may might can_be shall going_to likely unlikely probably possibly
maybe soon someday eventually in_the_future future forecast* predict* expected_to
set_to poised_to risks inevitabl* tomorrow outlook prospect* potential potentially
about_to
""",
        "normative": """
should must ought need_to needs_to have_to has_to let_us let's it_is_time
cannot_afford must_not no_one_should deserve deserves supposed_to
""",
        "conditional": """
if unless whether suppose imagine assuming provided_that were_to
""",
        "rhetoric": """
in_other_words after_all in_short in_essence at_heart of_course as_we_know so_to_speak
on_the_one_hand on_the_other_hand at_the_end_of_the_day make_no_mistake the_truth_is
the_fact_is the_question_is the_point_is it_is_not_* not_just not_merely
more_than_just nothing_more as_if as_though like_a kind_of sort_of metaphor* symbol*
myth illusion destiny soul heart dream dreams journey story mirror bridge_between
crossroads dawn shadow shadows spirit tide_of winds_of wake-up lesson* paradox irony
mystery battle_for_the_* path_to thank_you welcome ladies_and good_morning folks
god_bless my_friends let_me you_know believe_me by_the_way want_to_say i_want_to
i'd_like_to i_would_like_to first_of_all wait_a_minute come_on
""",
        "definition": """
means mean meaning defined_as refers_to concept concepts notion theory idea ideas
essence nature_of consists_in is_about are_about logic principle principles
character_of values role_of sense_of matter_of question_of understanding
""",
        "first_person": "i we me us my our ours mine i'm we're i've we've i'll we'll",
    }
)
