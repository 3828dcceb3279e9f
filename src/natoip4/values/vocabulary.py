"""The closed vocabularies: what a coded or stated word may be, each with a one-line definition.

The members' values are the words used in JSON. A word is here because a record needs it; the definitions say where it ends.
"""

from __future__ import annotations

import enum

__all__ = [
    "Act",
    "AgreementForm",
    "AssertionForm",
    "Domain",
    "EventForm",
    "Facet",
    "FrameworkForm",
    "Grade",
    "IndicatorStatus",
    "Level",
    "LinkKind",
    "MembershipRole",
    "Modality",
    "Mood",
    "OfficeRole",
    "Origin",
    "ParticipantRole",
    "PartnershipForm",
    "PartyRole",
    "Polarity",
    "ReadExtent",
    "Sign",
    "Stage",
    "Stance",
    "Status",
    "Step",
    "Strength",
    "ThreatMode",
    "TieCharacter",
    "TieLevel",
    "TopicForm",
    "Trend",
]


class Step(enum.Enum):
    """How far a piece of evidence is from the words of its source; earlier members rank higher."""

    DIRECT = "direct"  #: the source says it
    READING = "reading"  #: ours: the words mean it
    DEDUCTION = "deduction"  #: ours: it follows from what is said
    CONJECTURE = "conjecture"  #: ours: it is likely; seen only where conjectures are asked for


class Grade(enum.Enum):
    """How near a source stands to what it reports; earlier members rank higher."""

    PRIMARY = "primary"  #: the body concerned speaks for itself
    REPOST = "primary-repost"  #: official text carried by somebody else
    WIRE = "wire"  #: news agency or major daily
    TRADE = "trade"  #: specialist press, think tank, data set
    WEAK = "weak"  #: aggregator, encyclopaedia copy, vendor
    MEMORY = "memory"  #: a curator's memory, with no page to show


class ReadExtent(enum.Enum):
    """How much of a source its curator has read."""

    WHOLE = "whole"  #: from beginning to end
    OPENING = "opening"  #: the first part only: a fact deeper in it counts as not found


class AssertionForm(enum.Enum):
    """How a passage puts something forward."""

    ASSERTED = "asserted"  #: it is what the passage says
    PRESUPPOSED = "presupposed"  #: the passage takes it for granted
    IMPLIED = "implied"  #: the passage lets the reader infer it


class Mood(enum.Enum):
    """In what mood a passage says something."""

    STATED = "stated"  #: as fact
    REPORTED = "reported"  #: as somebody else's word ("reportedly")
    ASSESSED = "assessed"  #: as the authors' judgement
    PROJECTED = "projected"  #: as a forecast
    NORMATIVE = "normative"  #: as what ought to be


class Domain(enum.Enum):
    """A field of cooperation or of rivalry; our classification of ties and claims."""

    ARMS_CONTROL = "arms-control"  #: arms control, disarmament and non-proliferation
    CYBER = "cyber"  #: cyber defence and security
    DETERRENCE = "deterrence"  #: dissuading an adversary from acting
    DIPLOMATIC = "diplomatic"  #: visits, missions, dialogue between governments
    ECONOMIC = "economic"  #: markets, spending, aid and economic ties
    ENERGY = "energy"  #: energy supply and prices
    HUMANITARIAN = "humanitarian"  #: humanitarian aid
    INDUSTRIAL = "industrial"  #: defence industry and its cooperation
    INSTITUTIONAL = "institutional"  #: the form that cooperation takes, or may not take
    INTELLIGENCE = "intelligence"  #: collecting and sharing intelligence
    MARITIME = "maritime"  #: security at sea and naval matters
    MILITARY = "military"  #: forces, exercises, operations, interoperability
    NORMATIVE = "normative"  #: values, norms and law
    PEACE_SUPPORT = "peace-support"  #: peace support operations
    POLITICAL = "political"  #: political alignment and dialogue
    PUBLIC_OPINION = "public-opinion"  #: what publics think
    SECURITY = "security"  #: security in general, where nothing narrower fits
    SUPPLY_CHAIN = "supply-chain"  #: supply of parts and materials
    TECHNOLOGY = "technology"  #: technology and innovation
    TRADE = "trade"  #: exports and imports, of arms above all


class Polarity(enum.Enum):
    """What something does to closer cooperation between NATO and the four partners, as we code it."""

    ENABLING = "enabling"  #: it brings them closer
    LIMITING = "limiting"  #: it holds them apart
    NEUTRAL = "neutral"  #: neither, or both at once


class Facet(enum.Enum):
    """What an actor is, seen from one side; an actor may have several."""

    AGENCY = "agency"  #: an executive body below ministries
    ALLIANCE = "alliance"  #: states bound to defend one another
    ARMED_FORCES = "armed-forces"  #: military forces
    ARRANGEMENT = "arrangement"  #: states that share something under no organisation
    COMPANY = "company"  #: a firm, or a group of firms
    DELEGATION = "delegation"  #: people sent together
    DIPLOMATIC_MISSION = "diplomatic-mission"  #: a standing representation to a state or an organisation
    DISPUTED_RECOGNITION = "disputed-recognition"  #: a polity that some states recognise and others do not
    ELECTORATE = "electorate"  #: a public, in what it wants or thinks
    GOVERNMENT = "government"  #: the executive of a state
    INTERGOVERNMENTAL = "intergovernmental"  #: an organisation of states
    MINISTRY = "ministry"  #: a department of government
    OFFICIALS = "officials"  #: people who hold public office
    PARTY_LABEL = "party-label"  #: a political camp
    STATES = "states"  #: a number of states
    THINK_TANK = "think-tank"  #: a research body on public policy


class TopicForm(enum.Enum):
    """What sort of thing a topic is."""

    AREA = "area"  #: a field that people work in together
    CAPABILITY = "capability"  #: something that forces or industries have and use
    CONCEPT = "concept"  #: an idea, a trait, a process
    DOCTRINE = "doctrine"  #: a policy or line that somebody follows
    SITUATION = "situation"  #: a state of affairs, a conflict, a market


class OfficeRole(enum.Enum):
    """What an office is in its state or organisation."""

    HEAD_OF_STATE = "head-of-state"  #: the state's highest representative
    HEAD_OF_GOVERNMENT = "head-of-government"  #: the leader of the executive
    MINISTER = "minister"  #: a member of a government, deputies of its head included
    ADVISER = "adviser"  #: an adviser to a head of state or government
    AMBASSADOR = "ambassador"  #: a representative to a state or an organisation
    SECRETARY_GENERAL = "secretary-general"  #: the head of an organisation's staff


class MembershipRole(enum.Enum):
    """In what capacity a member belongs."""

    MEMBER = "member"  #: a full member
    PARTNER = "partner"  #: associated and not a member


class FrameworkForm(enum.Enum):
    """What sort of text or programme a framework is."""

    AGENDA = "agenda"  #: a list of what is to be worked on
    CONCEPT = "concept"  #: a statement of purpose and tasks
    DECLARATION = "declaration"  #: a political text that binds nobody in law
    PROGRAMME = "programme"  #: agreed work over a period
    TREATY = "treaty"  #: a text that binds its parties in law
    STRATEGY = "strategy"  #: ends and means of one government or organisation


class PartnershipForm(enum.Enum):
    """How the parties of a partnership declare it."""

    TAILORED = "tailored"  #: individually agreed between an organisation and one partner
    STRATEGIC = "strategic"  #: called strategic by its parties


class TieCharacter(enum.Enum):
    """Whether the parties of a tie work with or against each other."""

    COOPERATIVE = "cooperative"  #: with each other
    ADVERSE = "adverse"  #: against each other
    MIXED = "mixed"  #: both


class PartyRole(enum.Enum):
    """What a party does in an agreement or a partnership."""

    DEVELOPER = "developer"  #: develops the object, alone or jointly
    HOST = "host"  #: has the work done on its ground
    LICENSOR = "licensor"  #: lets others use its design
    ORGANISATION = "organisation"  #: the organisation that partners come to
    PARTNER = "partner"  #: associated with an organisation without belonging to it
    RECIPIENT = "recipient"  #: takes delivery of goods or of know-how
    SUPPLIER = "supplier"  #: delivers goods or know-how


class AgreementForm(enum.Enum):
    """What the parties of an industrial agreement do together; the arms trade's terms."""

    CO_PRODUCTION = "co-production"  #: each party makes a share
    EXPORT = "export"  #: finished goods sold abroad
    JOINT_DEVELOPMENT = "joint-development"  #: the parties design together
    JOINT_VENTURE = "joint-venture"  #: a firm owned together
    LICENSED_PRODUCTION = "licensed-production"  #: one party makes what the other designed
    LOCAL_PRODUCTION = "local-production"  #: made in the customer's country, the terms not said
    MAINTENANCE = "maintenance"  #: upkeep and repair
    PROCUREMENT = "procurement"  #: bought from a supplier
    TECHNOLOGY_TRANSFER = "technology-transfer"  #: know-how passed on


class Stage(enum.Enum):
    """A stage in the life of a framework or an agreement; the key of a milestone."""

    PROPOSAL = "proposal"  #: put forward
    ADOPTION = "adoption"  #: agreed, by whatever act
    ENTRY_INTO_FORCE = "entry-into-force"  #: begins to have effect
    DELIVERY = "delivery"  #: first of what was agreed is handed over
    TERMINATION = "termination"  #: ends before or at its term


class Act(enum.Enum):
    """By what act a stage was reached, as the source words it."""

    ACCEDED = "acceded"  #: joined what others had signed, by handing in an instrument of accession
    ADOPTED = "adopted"  #: adopted or formulated
    AGREED = "agreed"  #: agreed, the form not said
    APPROVED = "approved"  #: approved by those it belongs to
    ANNOUNCED = "announced"  #: made public
    BLOCKED = "blocked"  #: kept from happening
    RELEASED = "released"  #: published
    SIGNED = "signed"  #: signed


class EventForm(enum.Enum):
    """What sort of event it is."""

    ACCREDITATION = "accreditation"  #: an envoy or a mission is accepted
    CONFLICT = "conflict"  #: fighting or open dispute
    DECISION = "decision"  #: somebody decides or refuses
    ESTABLISHMENT = "establishment"  #: something is set up
    MEETING = "meeting"  #: talks between the participants
    PROPOSAL = "proposal"  #: something is put forward
    REMOVAL = "removal"  #: somebody loses an office
    REQUEST = "request"  #: somebody asks somebody for something
    RESTRICTION = "restriction"  #: trade is limited
    SIGNING = "signing"  #: texts are signed
    STATEMENT = "statement"  #: somebody says something in public
    SUMMIT = "summit"  #: a meeting of heads of state or government
    VISIT = "visit"  #: people travel to meet others


class Origin(enum.Enum):
    """From where comes what holds a tie back, or brings it closer."""

    DOMESTIC = "domestic"  #: from within a partner: its politics, its public, its priorities
    NATO = "nato"  #: from the alliance and its members
    REGIONAL = "regional"  #: from a partner's surroundings and the powers in them
    ECONOMIC = "economic"  #: from markets, supply and money


class ParticipantRole(enum.Enum):
    """What a participant does in an event."""

    ADDRESSEE = "addressee"  #: is asked, told or limited
    ATTENDEE = "attendee"  #: takes part
    AUTHOR = "author"  #: acts: imposes, establishes, decides
    BENEFICIARY = "beneficiary"  #: is to gain from it
    HOST = "host"  #: receives the others
    OPPONENT = "opponent"  #: works against it
    ORGANISER = "organiser"  #: arranges it
    SUBJECT = "subject"  #: is the one it happens to
    VISITOR = "visitor"  #: comes to the others
    WELCOMER = "welcomer"  #: speaks in favour of it


class Level(enum.Enum):
    """At what level a participant was represented; earlier members are higher."""

    LEADER = "leader"  #: head of state or government
    DEPUTY = "deputy"  #: deputy of the head
    MINISTER = "minister"  #: minister
    ADVISER = "adviser"  #: adviser to the head
    AMBASSADOR = "ambassador"  #: ambassador
    OFFICIAL = "official"  #: official below these
    NONE = "none"  #: nobody was sent


class IndicatorStatus(enum.Enum):
    """Whether a figure was observed."""

    OBSERVED = "observed"  #: measured or estimated for a time that has passed
    PLANNED = "planned"  #: set as an aim by whom it concerns
    PROJECTED = "projected"  #: forecast


class Modality(enum.Enum):
    """How far a claim commits itself to what its roles and content say."""

    ASSERTED = "asserted"  #: it is so
    DENIED = "denied"  #: it is not so
    NOT_NECESSARILY = "not-necessarily"  #: it need not be so
    CONDITIONAL = "conditional"  #: it is so if the condition holds
    OPEN = "open"  #: the question is put and left unanswered


class Status(enum.Enum):
    """How far something has come, where the text marks a stage; what simply is the case has none."""

    ACHIEVED = "achieved"  #: done or reached
    ATTEMPTED = "attempted"  #: under way
    INTENDED = "intended"  #: wanted or planned
    EXPECTED = "expected"  #: likely to come
    POSSIBLE = "possible"  #: may come


class Trend(enum.Enum):
    """In which direction something moves, where the text has a word of change; its level is a matter apart."""

    INCREASING = "increasing"  #: more, closer or stronger than before
    DECREASING = "decreasing"  #: less, looser or weaker than before
    STEADY = "steady"  #: as before
    SHIFTING = "shifting"  #: changing in kind and not in amount


class Stance(enum.Enum):
    """What a holder does with what a position is about."""

    SUPPORTS = "supports"  #: is for it
    OPPOSES = "opposes"  #: is against it
    SEEKS = "seeks"  #: wants to have or to reach it
    AVOIDS = "avoids"  #: wants not to have it
    HESITATES = "hesitates"  #: has not made up its mind, or holds back
    PRIORITISES = "prioritises"  #: puts it before other things
    FRAMES = "frames"  #: presents it as something
    ACKNOWLEDGES = "acknowledges"  #: grants that it is so
    COMMITS = "commits"  #: promises it


class ThreatMode(enum.Enum):
    """Whether a threat is in the holder's mind or before its door."""

    PERCEIVED = "perceived"  #: the text has the holder see, consider or present it as a threat
    FACED = "faced"  #: the text says that it threatens the holder


class TieLevel(enum.Enum):
    """How deep a tie is; earlier members are shallower."""

    NONE = "none"  #: there is none
    SPARSE = "sparse"  #: little beyond contacts
    DIALOGUE = "dialogue"  #: talks and political cooperation
    PRACTICAL = "practical"  #: work together in named fields
    OPERATIONAL = "operational"  #: forces act or exercise together
    INTEGRATED = "integrated"  #: structures are shared


class Sign(enum.Enum):
    """What a cause does to its effect."""

    PROMOTES = "promotes"  #: makes it more or likelier
    HINDERS = "hinders"  #: makes it less or less likely
    SHAPES = "shapes"  #: changes its form; what adapts to something is shaped by it
    MOTIVATES = "motivates"  #: gives somebody a reason to act; a basis or a help promotes
    INDICATES = "indicates"  #: is a sign of it, and no cause


class LinkKind(enum.Enum):
    """How a claim bears on another record, as we link them."""

    RESTS_ON = "rests-on"  #: is supported by it
    OPPOSES = "opposes"  #: is weighed against it
    IN_TENSION = "in-tension"  #: sits ill with it, both being said
    RESTATES = "restates"  #: says the same again
    ILLUSTRATES = "illustrates"  #: is an example of it
    QUALIFIES = "qualifies"  #: narrows or softens it


class Strength(enum.Enum):
    """How firmly a claim rests on what supports it."""

    FULL = "full"  #: lower claims carry it
    PARTIAL = "partial"  #: its direction is carried, some of its content is not
    WEAK = "weak"  #: it outruns its evidence
    DEDUCTIVE = "deductive"  #: it follows by logic
