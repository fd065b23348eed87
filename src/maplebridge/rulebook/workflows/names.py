"""The closed lists of names that a pack may use, each with what it promises. Not the code behind them."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import STRICTNESS

SUBMIT = "submit"
"""The event that opens every case; clocks may start at it, no workflow defines it."""

ROLES: Mapping[str, str] = {
    "resident": "The person whose case it is, or who holds its secret link.",
    "staff": "Anybody on duty in a unit that may see the case.",
    "dispatcher": "Dispatches for the centre on whose desk the case lies.",
    "county_dispatcher": "Dispatches for the county's centre.",
    "handler": "Handles for the lead unit.",
    "owner_person": "The one person in the lead unit to whom the case was handed.",
    "called": "Handles for a unit, or is the person, that was whistled for.",
    "helper": "Handles for a unit that was added to help.",
    "checker": "Checks results for the centre.",
    "leader": "Leads the centre's level: approves, instructs, chases.",
    "disposer": "Erases what the law says must go: the security administrator, who sees no case.",
    "unit_head": "Heads the lead unit.",
    "grid_worker": "Serves the grid in which the case lies.",
    "reporter": "The member of staff who reported the case.",
    "clock": "A clock of the case that has run out; never a person.",
    "party": "Anybody whom the case is between: whoever brought it and the parties added since.",
    "linked_case": "A case that this one opened or follows from, with its result or its parties; never a person.",
    "lead_case": "The lead under which the case is merged, when it is answered or ends; never a person.",
    "machine": "Another system with its own key; never a person.",
}

GUARDS: Mapping[str, str] = {
    "competent": "The unit named in `unit` is competent for the case's category and place.",
    "not_complained_of": "Neither the acting unit nor the unit named is one that the case complains of.",
    "speaks_language": "Whoever is given the case speaks its language, or `exception` says why not.",
    "not_returned_before": "Nobody has returned the case before, and no decision forbids it.",
    "may_be_returned": "No decision has been marked `cannot_be_returned`.",
    "within_1_working_day": "Not more than one working day has passed since the case was dispatched.",
    "asked_once": "The resident has not been asked for papers before.",
    "second_person": "`person` names a second member of staff, not the one who acts, who agrees.",
    "not_the_handler": "The one who acts has not handled the case, nor serves in its lead unit.",
    "not_own_case": "The one who acts did not bring the case and is not a party to it.",
    "evidence_given": "What the matter's `evidence` asks for at this action is attached.",
    "called_last": "The latest call on the case is to the unit of the one who acts.",
    "called_here": "The one who acts was whistled for and has not signed in yet.",
    "covers_place": "The acting unit's place covers the place of the case.",
    "higher_centre_exists": "There is a centre above the one on whose desk the case lies.",
    "lower_place": "`place` lies below the place of the centre on whose desk the case lies.",
    "extension_allowed": "`extension` (clock:name) is of a clock that runs and is the acting one's to approve.",
    "extension_asked": "The handler has asked for this `extension` and nobody has answered yet.",
    "rating_secret_valid": "`rating_secret` is the one of this round of rating and has not been used.",
    "chase_open": "A chase or an instruction waits for its answer.",
    "same_unit": "`person` belongs to the lead unit, or to `unit` if that is named too.",
    "arrive_by_ahead": "`arrive_by` lies ahead.",
    "reason_listed": "Some clock that runs may be paused by this action.",
    "identity_open": "Who brought the case is not sealed.",
    "licensed": "`unit` is registered for the kind of work that `licence` names.",
    "party_named": "Whoever acts is a party, or `party` names an active one.",
    "all_willing": "There are two active parties at least, and each is willing.",
    "all_signed": "Each active party has signed the agreement as it stands.",
    "term_waits": "`term` is a term of the agreement that is still owed.",
    "terms_performed": "No term of the agreement is owed any more.",
    "lead_fits": "`lead` is an open case of the same process, merged under nothing, in no hands that are kept out.",
    "lawful_ground": "`ground` is consent, or names the law that allows it without.",
}

EFFECTS: Mapping[str, str] = {
    "set_unit": "Makes `unit` the lead unit, and `person` its person if one is named.",
    "give_unit": "Gives the case to the nearest unit of the kind under `gives`.",
    "keep_helping": "Lets the unit that had the case go on seeing it, as a helper.",
    "add_party": "Adds a party; their name and numbers are sealed words.",
    "drop_party": "Takes a party off the case.",
    "set_willing": "Notes whether the party who acts, or `party`, is `willing`.",
    "sign_party": "Notes that the party who acts, or `party`, has signed.",
    "set_terms": "Makes `terms` what is agreed, in place of earlier terms still owed; all sign anew.",
    "put_in_force": "Lets the terms bind; their money counts as agreed.",
    "perform_term": "Notes that `term` was performed, wholly or as far as `performed` says.",
    "miss_term": "Notes that the day of `term` has passed in vain.",
    "void_terms": "Lets what is still owed by the agreement go.",
    "set_owner": "Makes the acting unit the lead unit and the one who acts its person.",
    "set_person": "Hands the case to `person` of the lead unit; without one, to the unit as a whole.",
    "call_units": "Calls `units` to the case; each must sign in by `arrive_by`.",
    "miss_call": "Notes that the call of `unit` at `turn` ran out in silence.",
    "sign_in": "Notes that the one who acts has answered the call.",
    "add_helper": "Lets `units` see and help; the lead unit stays the lead.",
    "set_centre_up": "Lays the case on the desk of the centre one level above.",
    "set_centre_down": "Lays the case on the desk of the centre of `place`.",
    "set_place": "Moves the case to `place`.",
    "set_language": "Notes that the resident speaks `language`.",
    "set_matter": "Makes `matter` the case's matter.",
    "erase_words": "Erases the words named; a tombstone stays.",
    "set_text": "Puts `text` in place of what the resident wrote; the old words stay in the journal.",
    "mark_excluded": "Shuts `excluded` out of seeing and handling the case.",
    "extend_clock": "Extends the clock of `extension` as the pack says.",
    "teach_routing": "Lets the decision teach routing: this matter and place go to `unit`.",
    "finish_handling": "Notes who handled the case and its `outcome`, so that nobody checks their own work.",
    "keep_rating": "Keeps `solved` and `satisfaction` as the resident's word.",
    "new_rating_round": "Makes a new single-use secret for rating and voids the one before.",
    "seal_identity": "Hides from now on who brought the case.",
    "escalate_centre": "Lays a case that nobody owns on the desk of the centre above.",
    "tell_leaders": "Tells those whom the overdue clock names, one step further each time.",
    "release_owner": "Takes the lead unit and its person off the case.",
    "join_lead": "Merges the case under `lead`; its own words, reply and rating stay its own.",
    "leave_lead": "Lets the case stand by itself again.",
}

REQUIRED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "second_person": ("person",),
    "arrive_by_ahead": ("arrive_by",),
    "extension_allowed": ("extension",),
    "rating_secret_valid": ("rating_secret",),
    "lawful_ground": ("ground", "ground_basis"),
    "lead_fits": ("lead",),
    "join_lead": ("lead",),
    "licensed": ("unit", "licence"),
    "add_party": ("side", "party_kind", "party_name"),
    "drop_party": ("party",),
    "set_willing": ("willing",),
    "set_terms": ("terms",),
    "perform_term": ("term",),
    "miss_term": ("term",),
    "term_waits": ("term",),
    "set_unit": ("unit",),
    "call_units": ("units", "arrive_by"),
    "miss_call": ("unit", "turn"),
    "set_matter": ("matter",),
    "set_text": ("text",),
    "mark_excluded": ("excluded",),
    "extend_clock": ("extension",),
    "keep_rating": ("solved", "satisfaction"),
    "teach_routing": ("unit",),
    "tell_leaders": ("clock", "turn"),
}
"""Fields without which a guard or an effect cannot do its work; an action that uses it must require them."""

MARKS: Mapping[str, str] = {
    "cannot_be_returned": "Whoever has the case now may not return it.",
    "accepted": "The case was formally accepted; statutory limits count from here.",
    "returned": "A unit has returned the case once.",
    "asked": "The resident was asked for papers once.",
    "contacted": "Somebody has really spoken with the resident.",
    "chased": "A leader has chased the case and waits for an answer.",
    "chase_answered": "The chase was answered.",
    "extension_asked": "An extension was asked for and waits for an answer.",
    "extension_answered": "The extension asked for was allowed or refused.",
    "overdue": "A clock has run out.",
    "call_missed": "A unit that was whistled for has not signed in by its time.",
    "escalated": "The case was carried to a level above because time ran out.",
    "objected": "The resident has objected to the outcome.",
    "redone": "The result was sent back and worked on again.",
    "settled_on_the_spot": "The finder settled it where it was found.",
    "reported_upward": "The level below could not settle it and reported it.",
    "rated": "The resident has rated.",
    "unrated": "The resident has not rated; never counted as satisfied.",
    "unsupplied": "The papers asked for never came; the case goes on without.",
    "expired": "The ground or the purpose has ended by its own date.",
    "agreed": "The parties have come to an agreement that is in force.",
    "defaulted": "Something that was agreed was not performed by its day.",
    "confirmed": "The court has confirmed the agreement.",
    "not_confirmed": "The court has not confirmed the agreement.",
    "window_open": "The parties may ask the court to confirm their agreement.",
    "window_passed": "The time to ask the court for confirmation is over.",
    "confirmation_asked": "The court has been asked to confirm the agreement.",
    "reminded": "The parties were reminded of a day that comes near.",
    "urged": "A party was urged to perform.",
    "followed_up": "Somebody has asked afterwards how things stand.",
    "granted": "What was applied for was granted.",
    "waived": "A fee was waived or reduced.",
    "assigned": "Somebody was assigned to do the work.",
    "drawn": "The closed case was drawn by chance to be looked at again.",
    "rechecked": "An independent unit has looked at the closed case again.",
    "recused": "A mediator has stepped aside.",
    "handed_over": "Another body goes on with it, in a case of its own.",
    "refused": "The case was lawfully refused; published apart from the solved ones.",
}

KINDS: Mapping[str, str] = {
    "consultation": "咨询: somebody wants to know.",
    "help": "求助: somebody needs something done.",
    "complaint": "投诉: somebody is dissatisfied with another party or a unit.",
    "report": "举报: somebody tells of a breach of law or duty.",
    "suggestion": "建议: somebody proposes something.",
    "thanks": "感谢: somebody says thanks.",
    "grid_event": "网格事件: a grid worker has found something.",
    "emergency": "应急: every minute counts.",
    "care": "关爱: somebody is looked after, by consent or on a lawful ground; never scored.",
}

EVIDENCE: Mapping[str, str] = {
    "photo": "照片: a photo of how it is now.",
    "paper": "书面材料: a paper that says so.",
    "signature": "签字: somebody's signature.",
    "recording": "录音录像: sound or film.",
}

EVIDENCE_LABELS: Mapping[str, Text] = {
    "photo": Text("照片", "a photo"),
    "paper": Text("书面材料", "a paper"),
    "signature": Text("签字", "a signature"),
    "recording": Text("录音录像", "sound or film"),
}
EVIDENCE_TYPES: Mapping[str, tuple[str, ...]] = {
    "photo": ("image/",),
    "paper": ("application/pdf", "image/"),
    "signature": ("image/", "application/pdf"),
    "recording": ("audio/", "video/"),
}
"""Which media types can be proof of a kind: papers and signatures come as scans or as photos."""

DESKS = ("centre", "county_centre", "lead_unit", "resident", "nobody")
AUDIENCES = ("resident", "staff", "circle")
PRIVACIES = STRICTNESS
LEVELS = ("village", "town", "county")
