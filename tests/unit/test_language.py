"""The language of an article: English is never taken for another, running text in another is told from it."""

import importlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.language import language_of

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = sorted([*(CORPUS / "articles").glob("*.txt"), *(CORPUS / "training" / "articles").glob("*.txt")])
RECORD = re.compile(r"\d,\d{3}|\((?:Lab|C|Con|LD|SNP|PC|Green|Ind)")

FOREIGN = [
    (
        "cy",
        "Cynhelir isetholiad ym Môn ddydd Iau ar ôl i'r aelod Llafur ymddiswyddo. Mae wyth ymgeisydd yn sefyll, ac mae "
        "Plaid Cymru a Reform UK yn gobeithio cipio'r sedd. Bydd y gorsafoedd pleidleisio ar agor rhwng saith o'r "
        "gloch y bore a deg o'r gloch y nos.",
    ),
    (
        "cy",
        "Plaid Cymru sydd wedi ennill y sedd gyda mwyafrif o 3,848. Fe gafodd yr ymgeisydd Ceidwadol 1,025 o "
        "bleidleisiau, ac roedd y ganran a bleidleisiodd yn 50.4%, sef yr uchaf erioed. “It is a good day for all of "
        "us,” meddai wrth ohebwyr ar ôl y cyfrif, cyn diolch i'r swyddog canlyniadau a'i staff am eu gwaith.",
    ),
    (
        "ga",
        "Bhuaigh Sinn Féin an suíochán i mBéal Feirste Thiar le tromlach mór. Fuair an t-iarrthóir breis agus sé mhíle "
        "déag vóta, agus bhí an líon daoine a chaith vóta níos ísle ná mar a bhí sa toghchán deireanach.",
    ),
    (
        "gd",
        "Bhuannaich an SNP an suidheachan ann am fo-thaghadh Diardaoin le mòr-chuid de dhà mhìle bhòt. Thuirt an "
        "tagraiche gun robh i glè thoilichte leis an toradh agus thug i taing do mhuinntir an àite.",
    ),
    (
        "fr",
        "Les travaillistes ont remporté jeudi l'élection partielle de Tamworth. La candidate du Labour, Sarah Edwards, "
        "a obtenu 11 719 voix, soit 1 316 de plus que son rival conservateur.",
    ),
    (
        "de",
        "Die Labour-Partei hat die Nachwahl in Tamworth gewonnen. Ihre Kandidatin Sarah Edwards erhielt 11.719 Stimmen "
        "und damit 1.316 mehr als der Kandidat der Konservativen, der seine Niederlage noch in der Nacht einräumte.",
    ),
    (
        "es",
        "El Partido Laborista ha ganado las elecciones parciales de Tamworth. Su candidata, Sarah Edwards, obtuvo "
        "11.719 votos, 1.316 más que el conservador Andrew Cooper.",
    ),
    (
        "nl",
        "Labour heeft de tussentijdse verkiezing in Tamworth gewonnen. Kandidaat Sarah Edwards kreeg 11.719 stemmen, "
        "1.316 meer dan de Conservatief Andrew Cooper, die vanochtend zijn nederlaag toegaf.",
    ),
    (
        "pl",
        "Partia Pracy wygrała wybory uzupełniające w Tamworth. Jej kandydatka Sarah Edwards zdobyła 11 719 głosów, o "
        "1316 więcej niż konserwatysta Andrew Cooper. Frekwencja wyniosła 35,9 procent.",
    ),
]
ENGLISH = [
    "Plaid Cymru's Rhun Gruffydd held Ynys Môn. “Diolch o galon i bawb,” he told supporters in Llangefni.",
    "“Tiocfaidh ár lá”, shouted a man at the back, and “Buíochas mór do mhuintir na háite” was all that he would say.",
    "Sarah Edwards (Lab) 11,719\nAndrew Cooper (C) 10,403\nIan Cooper (Reform) 1,373",
    "Rhun ap Iorwerth (PC) 9,220\nTal Michael (Lab) 3,435\nNathan Gill (UKIP) 3,099\nNeil Fairlamb (C) 1,843",
    "Dafydd Llywelyn, Plaid Cymru\nMari Wyn Gruffudd, Llafur\nEleri Môn Hughes, Plaid Werdd\nSiôn ap Glyn, Annibynnol",
    "Na h-Eileanan an Iar\nTorcuil Crichton (Lab) 6,692\nSusan Thomson (SNP) 2,856\nTony Ridden (Reform) 647",
    "Paul Maskey (SF) 21,009; Gerry Carroll (PBP) 5,048; Gerard Herdman (Aontú) 904; Órfhlaith Begley (SF) 19,698",
    "Dwyfor Meirionnydd: PC hold. Maj 15,876.",
    "LAB GAIN FROM CON",
    "Tamworth",
    "11,719 10,403 1,373",
    "",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN)
def test_running_text_in_another_language(language: str, text: str) -> None:
    assert language_of(text) == language


# Languages of which spaCy has sentences, and which no close relative can be mistaken for.
@pytest.mark.parametrize("language", "ar bg ca cs da de el es fi fr he hu it ja ko nl pl pt ro ru sv tr uk vi".split())
def test_sentences_about_other_things(language: str) -> None:
    assert language_of(" ".join(importlib.import_module(f"spacy.lang.{language}.examples").sentences)) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_names_figures_and_quotations_make_no_other_language(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_article_of_the_corpus_is_english(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert language_of(text) == language_of(text.upper()) == language_of(text.lower()) == "en"
    assert language_of("\n".join(line for line in text.splitlines() if RECORD.search(line))) == "en"


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert re.fullmatch("[a-z]{2}", language_of(text))


@given(st.sampled_from([*FOREIGN, *(("en", text) for text in ENGLISH)]), st.text(alphabet=" \n\t\u00a0", min_size=1))
def test_blanks_do_not_count(case: tuple[str, str], blank: str) -> None:
    language, text = case
    assert language_of(blank.join(text.split(" "))) == language


@given(st.text(min_size=1, max_size=3), st.integers(100, 5_000))
def test_one_piece_over_and_over_has_a_language(piece: str, times: int) -> None:
    assert re.fullmatch("[a-z]{2}", language_of(piece * times))
