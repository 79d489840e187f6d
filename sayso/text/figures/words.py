"""Words: those that say how many, and those that tell where a counted thing begins and ends."""

from __future__ import annotations

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

CARDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * i + j for i, ten in enumerate(_TENS, 2) for j, one in enumerate(_SMALL[:10]) if j},
}
"""Numbers below a hundred that are one word, hyphens included."""

SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
SHORT_SCALES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
"""Magnitudes written to a number without a space, or after an amount of money."""

PLURAL_SCALES: dict[str, float] = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1e3,
    "lakhs": 1e5,
    "millions": 1e6,
    "crores": 1e7,
    "billions": 1e9,
    "trillions": 1e12,
}

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
SHARES: dict[str, float] = {
    **{f"{_SMALL[n]}-{part}{'' if n == 1 else 's'}": n / d for part, d in _PARTS.items() for n in range(1, d)},
    "one-half": 0.5,
}
"""Fractions in one hyphenated word."""
PARTS: dict[str, int] = _PARTS | {f"{part}s": d for part, d in _PARTS.items() if part != "half"}
"""What a fraction in two words ends in, to its denominator."""

TIMES = frozenset(
    (
        *("second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "night", "nights", "week"),
        *("weeks", "weekend", "weekends", "month", "months", "year", "years", "decade", "decades", "century"),
        *("centuries", "millennium", "millennia", "fortnight", "fortnights", "morning", "mornings", "evening"),
        *("evenings", "afternoon", "afternoons", "time", "times", "season", "seasons", "overs", "minute's"),
        *("minutes'", "hour's", "hours'", "day's", "days'", "week's", "weeks'", "month's", "months'", "year's"),
        *("years'", "decade's", "decades'", "hrs", "mins", "yrs", "yr", "lifetime", "occasion", "occasions", "am"),
        *("pm"),
    )
)
"""What is counted in time, which another grammar reads, or in turns ("three times")."""

CASUALTIES = frozenset(
    (
        *("dead", "killed", "wounded", "injured", "hurt", "missing", "displaced", "homeless", "arrested", "detained"),
        *("captured", "hospitalised", "hospitalized", "sick", "ill", "infected", "freed", "released", "evacuated"),
        *("rescued", "unemployed", "imprisoned", "jailed", "executed", "drowned", "trapped", "stranded", "abducted"),
        *("kidnapped", "uprooted", "slain", "maimed", "dying", "died", "deported", "convicted", "sentenced"),
        *("charged", "vaccinated", "destroyed", "damaged", "survived", "downed", "shot", "intercepted", "recovered"),
        *("hanged", "beheaded", "sacked", "dismissed", "enrolled", "buried"),
    )
)
"""What has befallen people or things; where no noun follows a number, such a word says what is counted."""
CASUALTY_VERBS = frozenset(
    (
        *("killed", "killing", "kill", "kills", "wounded", "wounding", "wound", "injured", "injuring", "injure"),
        *("hurt", "hurting", "arrested", "arresting", "detained", "detaining", "captured", "capturing", "displaced"),
        *("displacing", "kidnapped", "kidnapping", "abducted", "abducting", "evacuated", "evacuating", "rescued"),
        *("rescuing", "hospitalised", "hospitalizing", "hospitalized", "infected", "infecting", "murdered"),
        *("murdering", "freed", "freeing", "released", "releasing", "executed", "executing", "destroyed"),
        *("destroying", "downed", "downing", "jailed", "jailing"),
    )
)
"""Verbs before a number that nothing follows: "killed 40 and wounded more than 100"."""

PLURALS = frozenset(
    (
        *("people", "men", "women", "children", "personnel", "aircraft", "police", "troops", "cattle", "sheep"),
        *("fish", "livestock", "infantry", "staff", "crew", "spacecraft", "helicopters", "teeth", "feet", "mice"),
        *("geese", "oxen", "gunmen", "taxis", "others", "series", "species", "headquarters", "data", "media"),
        *("criteria", "phenomena", "bacteria", "lives", "wives", "knives", "wolves", "thieves", "offspring", "folk"),
        *("youth", "manpower", "cavalry", "artillery", "civilian", "ammunition", "hovercraft"),
    )
) - {"civilian"}
NOT_PLURALS = frozenset(
    (
        *("news", "gas", "mass", "class", "glass", "loss", "press", "business", "politics", "economics", "physics"),
        *("athletics", "mathematics", "always", "perhaps", "besides", "overseas", "upwards", "towards", "afterwards"),
        *("thus", "plus", "minus", "versus", "less", "across", "as", "is", "was", "has", "his", "its", "this", "us"),
        *("yes", "texas", "honduras", "kansas", "arkansas", "dallas", "damascus", "hamas", "isis", "paris", "tunis"),
        *("athens", "brussels", "algiers", "wales", "naples", "reuters", "mars", "times", "sometimes", "nowadays"),
        *("outdoors", "indoors", "unless", "nevertheless", "nonetheless", "famous", "serious", "various", "previous"),
        *("religious", "dangerous", "lens", "says", "does", "goes", "james", "charles", "thomas", "francis", "davis"),
        *("lewis", "los", "las", "des", "les", "abbas", "cyprus", "laos", "bahamas", "philippines", "netherlands"),
        *("vegas", "angeles", "daesh's", "overnight's", "tennis"),
    )
)
"""Words in -s that name no more than one thing."""
MODIFIERS = frozenset(
    (
        *("police", "arms", "drugs", "sports", "weapons", "sales", "savings", "goods", "systems", "operations"),
        *("communications", "human-rights", "rights", "forces'", "women's", "men's", "children's", "crew", "staff"),
        *("infantry", "livestock", "troops", "cattle", "artillery", "special-forces", "defense-systems"),
        *("ammunition", "media", "manpower", "youth", "cavalry", "fish", "data", "civil-rights"),
        *("special-operations", "customs", "women", "aircraft", "teachers", "veterans", "species", "games", "parts"),
        *("explosives", "affairs", "headquarters", "sanctions"),
    )
)
"""Plurals that may stand before the noun that is counted: "two police officers"."""

STOPS = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "some", "any", "all", "each", "every", "either"),
        *("neither", "no", "not", "none", "both", "another", "such", "of", "in", "on", "at", "by", "for", "from"),
        *("to", "with", "without", "within", "into", "onto", "over", "under", "above", "below", "between", "among"),
        *("amid", "against", "during", "before", "after", "since", "until", "till", "through", "throughout"),
        *("across", "along", "around", "about", "near", "behind", "beyond", "inside", "outside", "off", "out", "up"),
        *("down", "as", "than", "like", "despite", "per", "via", "upon", "toward", "towards", "including"),
        *("excluding", "plus", "except", "and", "or", "but", "nor", "so", "yet", "if", "because", "while", "when"),
        *("where", "whereas", "whether", "although", "though", "unless", "once", "who", "whom", "whose", "which"),
        *("what", "how", "why", "it", "its", "he", "she", "they", "them", "his", "her", "their", "our", "we", "us"),
        *("you", "i", "my", "your", "him", "me", "itself", "themselves", "there", "here", "is", "are", "was", "were"),
        *("be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "doing", "done", "will"),
        *("would", "shall", "should", "can", "could", "may", "might", "must", "ought", "said", "says", "say"),
        *("saying", "told", "tells", "tell", "added", "adds", "asked", "reported", "according", "also", "just"),
        *("only", "even", "still", "already", "again", "ever", "never", "soon", "now", "then", "later", "earlier"),
        *("ago", "away", "apart", "today", "tonight", "tomorrow", "yesterday", "overnight", "daily"),
        *("weekly", "monthly", "annually", "yearly", "twice", "together", "alone", "last", "next", "past", "monday"),
        *("tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"),
        *("april", "june", "july", "august", "september", "october", "november", "december", "mon", "tue", "wed"),
        *("thu", "fri", "sat", "sun", "fled", "went", "came", "took", "made", "got", "saw", "fell", "rose", "left"),
        *("lost", "won", "held", "hit", "stood", "found", "gave", "began", "met", "fought", "ran", "put", "kept"),
        *("led", "felt", "brought", "bought", "sent", "paid", "sold", "spent", "built", "cut", "drove", "flew"),
        *("wrote", "spoke", "knew", "thought", "became", "showed", "grew", "drew", "threw", "broke", "chose"),
        *("stole", "wore", "hid", "shook", "sang", "sank", "struck", "taken", "given", "seen", "gone", "remain"),
        *("remained", "remains", "live", "lived", "die", "died", "dies", "become", "face", "faced", "voted"),
        *("attended", "gathered", "marched", "returned", "crossed", "entered", "escaped", "survived", "suffered"),
        *("needed", "claimed", "carried", "arrived", "opened", "used", "want", "wanted", "need", "work", "worked"),
        *("come", "take", "make", "get", "go", "see", "know", "think", "believe", "hold", "appear", "appeared"),
        *("seem", "seemed", "larger", "smaller", "higher", "lower", "bigger", "longer", "shorter", "wider", "deeper"),
        *("greater", "fewer", "less", "better", "worse", "older", "younger", "more-than", "instead", "altogether"),
        *("overall", "nationwide", "worldwide", "countrywide", "abroad", "home", "high", "tall", "wide", "deep"),
        *("long", "north", "south-east", "south-west", "north-east", "north-west", "northeast", "northwest"),
        *("southeast", "southwest", "southwards", "annual-ly", "versus", "vs", "onwards", "afterwards"),
        *("respectively", "thereabouts"),
    )
)
"""Words at which a noun phrase after a number has ended."""
COMPASS = frozenset(["north", "south", "east", "west", "us"])
"""Written with capitals these are part of a name: "North Korean troops", "US troops"."""
LEADS = frozenset(["more", "other", "additional", "further", "extra", "different", "separate"])
"""What stands between a number and the thing without being part of either: "40 more people"."""
DETERMINERS = frozenset(
    ["the", "its", "their", "his", "her", "our", "my", "your", "these", "those", "this", "that", "a", "an"]
)
PRONOUNS = frozenset(["them", "whom", "which", "us", "those", "these", "you"])
BE = frozenset(
    (
        *("is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "will", "would", "could", "may"),
        *("might", "reportedly"),
    )
)

NOT_ADVERBS = frozenset(["tally", "family", "supply", "assembly", "ally", "monopoly", "reply", "italy", "july"])
"""Nouns in -ly."""
DESIGNATIONS = frozenset(
    (
        *("article", "articles", "resolution", "resolutions", "highway", "route", "road", "brigade", "flight"),
        *("channel", "section", "chapter", "room", "page", "pages", "unit", "area", "zone", "level", "phase", "type"),
        *("class", "category", "grade", "boeing", "airbus", "antonov", "tupolev", "ilyushin", "apollo", "formula"),
        *("windows", "station", "line", "gate", "terminal", "track", "platform", "camp", "block", "building"),
        *("sector", "order", "act", "rule", "law", "bill", "proposition", "amendment", "protocol", "apartment"),
        *("flat", "suite", "figure", "table", "day", "week", "season", "episode", "volume", "part", "no", "nos"),
        *("number", "numbers", "version", "mark", "model", "ward", "district", "precinct", "exit", "interstate"),
        *("junction", "stage", "round", "lot", "case", "clause", "paragraph", "paragraphs", "annex", "schedule"),
        *("point", "tier", "magnitude", "group", "title", "code", "radio", "lane", "pier", "hangar", "battery"),
        *("company", "platoon", "battalion", "regiment", "division", "corps", "squadron", "bus", "tram", "train"),
        *("vol", "verse", "psalm", "series", "runway", "reactor", "hall", "plan", "agenda", "euro", "ios", "android"),
        *("iphone", "union", "local", "pipeline", "school", "hospital", "aged", "age", "ages", "turned", "top"),
        *("catch", "bethlehem", "world"),
    )
) - {"top", "school", "hospital", "company", "road", "group", "bus", "world"}
"""What a number after it names, not counts: "Article 5", "page 3", "aged 34"."""
PERSONS = frozenset(
    (
        *("people", "those", "anyone", "everyone", "children", "child", "boys", "girls", "men", "women", "males"),
        *("females", "adults", "persons", "minors", "youths", "someone", "nobody", "patients", "voters", "residents"),
        *("civilians", "citizens", "pensioners", "students", "workers", "kids", "teenagers"),
    )
)
"""Before "over 60" or "between 18 and 25" these tell ages."""
NOT_COUNTED_ONE = frozenset(
    (
        *("day", "time", "thing", "way", "reason", "point", "side", "hand", "step", "morning", "night", "evening"),
        *("week", "month", "year", "hour", "minute", "moment", "example", "instance", "place", "kind", "level"),
        *("sense", "word", "exception", "other", "option", "possibility", "question", "issue", "problem", "such"),
        *("after", "by", "on", "more", "last", "final", "of", "in", "else", "or", "to", "at", "is", "was", "has"),
        *("and", "who", "that", "which", "would", "can", "could", "should", "may", "might", "must", "must-have"),
        *("thing's", "area", "analyst", "official", "resident", "witness", "source", "senior", "former", "western"),
        *("local", "observer", "expert", "commentator", "diplomat", "critic", "another", "goal", "aspect", "cause"),
        *("such-and-such", "can't", "cannot", "did", "does", "had", "wonders", "hopes", "fears", "imagines", "aim"),
        *("purpose", "story", "idea", "plan", "condition", "rule", "answer", "chance", "factor", "result", "theory"),
        *("view", "message", "lesson", "thought", "truth", "party-state", "sign", "obvious", "explanation", "reader"),
        *("caller", "scenario", "sentence", "line", "clue"),
    )
)
"""What "one" before it does not count: "one day", "one official said"."""
ONES = frozenset(
    (
        *("man", "woman", "boy", "girl", "child", "person", "soldier", "civilian", "policeman", "policewoman"),
        *("officer", "sailor", "pilot", "guard", "fighter", "militant", "gunman", "protester", "demonstrator"),
        *("journalist", "hostage", "prisoner", "passenger", "worker", "student", "survivor", "baby", "body"),
        *("patient", "suspect", "attacker", "bomber"),
    )
)
"""Persons whom "one" counts, unless they speak."""
SAYING = frozenset(
    (
        *("said", "says", "told", "tells", "who", "added", "asked", "recalled", "explained", "wrote", "put"),
        *("called", "described", "thinks", "believes"),
    )
)
NONE_OF = frozenset(
    (
        *("casualties", "deaths", "injuries", "survivors", "victims", "fatalities", "troops", "soldiers", "people"),
        *("civilians", "arrests", "hostages", "prisoners", "ships", "aircraft", "planes", "tanks", "children"),
        *("women", "men", "wounded", "dead", "injured", "attacks", "incidents", "strikes", "losses", "flights"),
        *("missiles", "drones", "explosions", "weapons", "passengers", "shots", "votes", "seats", "goals"),
        *("refugees", "bodies", "homes", "houses", "buildings", "fighters", "journalists", "officers", "police"),
        *("vehicles", "warships", "bombs", "clashes", "cases", "infections", "detainees", "suspects", "witnesses"),
    )
)
"""What is counted as none in "no casualties"; "no plans" counts nothing."""
