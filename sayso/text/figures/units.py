"""Units: the words and signs that say what a number is measured in."""

from __future__ import annotations

from sayso.records import Unit


def _table(rows: str, unit: Unit) -> dict[str, tuple[Unit, str, float]]:
    """Rows of a symbol and its words, each with the factor 1."""
    table: dict[str, tuple[Unit, str, float]] = {}
    for row in rows.strip().splitlines():
        symbol, _, names = row.strip().partition(": ")
        for name in names.split(", "):
            table[name] = (unit, symbol, 1.0)
    return table


MEASURES: dict[str, tuple[Unit, str, float]] = {
    **_table(
        """
        km: km, kms, kilometre, kilometres, kilometer, kilometers
        mi: mile, miles
        nmi: nautical mile, nautical miles
        m: metre, metres, meter, meters
        cm: cm, centimetre, centimetres, centimeter, centimeters
        mm: mm, millimetre, millimetres, millimeter, millimeters
        ft: foot, feet, ft
        yd: yard, yards
        in: inch, inches
        """,
        "distance",
    ),
    **_table(
        """
        km2: square kilometre, square kilometres, square kilometer, square kilometers, sq km, km2, km²
        mi2: square mile, square miles, sq mi, sq miles
        m2: square metre, square metres, square meter, square meters, sq m, m2, m²
        ft2: square foot, square feet, sq ft
        ha: hectare, hectares, ha
        acre: acre, acres
        """,
        "area",
    ),
    **_table(
        """
        t: tonne, tonnes, metric ton, metric tons, metric tonnes
        ton: ton, tons
        kt: kiloton, kilotons, kilotonne, kilotonnes
        kg: kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
        g: gram, grams, gramme, grammes
        lb: lb, lbs
        oz: ounce, ounces, oz
        """,
        "weight",
    ),
    **_table(
        """
        km/h: kph, kmh, kmph, km/h, km/hr, kilometres per hour, kilometers per hour
        km/h: kilometres an hour, kilometers an hour
        mph: mph, miles per hour, miles an hour
        kn: knot, knots
        m/s: metres per second, meters per second, metres a second, meters a second
        """,
        "speed",
    ),
    **_table(
        """
        bbl/d: barrels per day, barrels a day, bpd
        bbl: barrel, barrels
        L: litre, litres, liter, liters
        gal: gallon, gallons
        m3: cubic metre, cubic metres, cubic meter, cubic meters
        kW: kw, kilowatt, kilowatts
        MW: mw, megawatt, megawatts
        GW: gw, gigawatt, gigawatts
        kWh: kilowatt-hour, kilowatt-hours
        °C: degrees celsius, degrees centigrade, degree celsius
        °F: degrees fahrenheit, degree fahrenheit
        °: degree, degrees
        percentage point: percentage point, percentage points, points of a percentage
        basis point: basis point, basis points
        """,
        "other",
    ),
    **_table(
        """
        %: %, percent, per cent, pc, pct
        """,
        "share",
    ),
    **_table(
        """
        USD: dollar, dollars, us dollar, us dollars, u.s. dollar, u.s. dollars, american dollars, usd
        EUR: euro, euros, eur
        GBP: pound, pounds, pounds sterling, british pounds, quid, gbp
        RUB: ruble, rubles, rouble, roubles, russian rubles, russian roubles
        UAH: hryvnia, hryvnias, hryvnya, hryvnyas, hryvni
        INR: rupee, rupees, indian rupees
        PKR: pakistani rupees
        LKR: sri lankan rupees
        NPR: nepali rupees, nepalese rupees
        CNY: yuan, renminbi, chinese yuan
        JPY: yen, japanese yen
        KRW: south korean won, korean won
        KPW: north korean won
        CHF: swiss franc, swiss francs
        SEK: swedish kronor, swedish krona, kronor
        NOK: norwegian kroner, norwegian krone
        DKK: danish kroner, danish krone
        PLN: zloty, zlotys
        HUF: forint, forints
        CZK: koruna, korunas, czech crowns
        TRY: lira, liras, turkish lira, turkish liras
        SYP: syrian pounds, syrian pound
        EGP: egyptian pounds, egyptian pound
        LBP: lebanese pounds, lebanese lira
        ILS: shekel, shekels
        IRR: rial, rials, iranian rials
        YER: yemeni rials
        SAR: riyal, riyals, saudi riyals
        QAR: qatari riyals
        AED: dirham, dirhams
        IQD: iraqi dinars, iraqi dinar
        KWD: kuwaiti dinars
        JOD: jordanian dinars
        LYD: libyan dinars
        RSD: serbian dinars
        AFN: afghani, afghanis
        KZT: tenge
        GEL: lari, laris
        NGN: naira
        KES: kenyan shillings
        UGX: ugandan shillings
        ZAR: rand, rands
        BRL: reais, real
        MXN: mexican pesos
        ARS: argentine pesos
        PHP: philippine pesos
        AUD: australian dollar, australian dollars
        CAD: canadian dollar, canadian dollars
        HKD: hong kong dollar, hong kong dollars
        NZD: new zealand dollars
        SGD: singapore dollars
        TWD: taiwan dollars
        IDR: rupiah
        THB: baht
        MYR: ringgit
        VND: dong
        """,
        "money",
    ),
    **_table("?: franc, francs, peso, pesos, dinar, dinars, shilling, shillings, kroner, krona, crowns", "money"),
    "cent": ("money", "USD", 0.01),
    "cents": ("money", "USD", 0.01),
    "pence": ("money", "GBP", 0.01),
}
"""Words in lower case to what is measured, its symbol, and the factor into that symbol.

Money has ISO 4217 codes; "dollars" alone are those of the United States, "pounds" alone pounds sterling, "rupees"
alone Indian, and francs, pesos and dinars of no stated country have the symbol "?", which becomes no measure.
"""

SIGNS = {
    "$": "USD",
    "us$": "USD",
    "au$": "AUD",
    "a$": "AUD",
    "ca$": "CAD",
    "c$": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "s$": "SGD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
    "₦": "NGN",
    "₫": "VND",
    "₱": "PHP",
    "₸": "KZT",
    "₾": "GEL",
}
"""Signs that stand before an amount; a code ("EUR 40") stands for itself."""
