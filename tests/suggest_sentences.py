"""Sentences as news writes them, with what a coder would want proposed: speaker, what introduces it, quote, more cells.

All of them are made up. Names are those of data/registry.toml.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Want(NamedTuple):
    """A row: speaker, verb, quote, and further cells that must be so."""

    speaker: str
    verb: str
    quote: str
    cells: Mapping[str, str] = MappingProxyType({})


class Case(NamedTuple):
    """A text in a language, and all rows that are wanted, in their order."""

    language: str
    text: str
    rows: tuple[Want, ...]


ENGLISH = (
    Case("en", "Salma Haddad said five civilians had been killed.", (
        Want("salma-haddad", "said", "five civilians had been killed",
             {"best": "5", "counting": "killed", "of": "civilians-idlib"}),)),
    Case("en", "Salma Haddad, a spokeswoman for the Mashriq Monitor, said that shells had hit a school.", (
        Want("salma-haddad", "said", "shells had hit a school"),)),
    Case("en", "“We never left Morek,” General Ali Kaya said on Friday.", (
        Want("?General Ali Kaya", "said", "We never left Morek"),)),
    Case("en", "“The road is open,” said a spokesman for the Syrian army.", (
        Want("?spokesman for the Syrian army", "said", "The road is open", {"for": "syrian-state-forces"}),)),
    Case("en", "A spokesman for the Syrian army told reporters in Hama that the road was open.", (
        Want("?spokesman for the Syrian army", "told", "the road was open", {"for": "syrian-state-forces"}),)),
    Case("en", "SANA quoted a military source as saying that the town had been cleared.", (
        Want("?military source", "as saying", "the town had been cleared", {"via": "sana"}),)),
    Case("en", "SANA quoted a military source who said the town had been cleared.", (
        Want("?military source", "said", "the town had been cleared", {"via": "sana"}),)),
    Case("en", "SANA reported, citing two officials, that talks would resume.", (
        Want("?two officials", "reported", "talks would resume", {"via": "sana"}),)),
    Case("en", "The Turkish defence ministry denied that its troops were leaving Morek.", (
        Want("turkish-defence-ministry", "denied", "its troops were leaving Morek", {"says": "denies"}),)),
    Case("en", "According to the Orchard Institute, the column was escorted by fighters of a rebel group.", (
        Want("orchard-institute", "According to", "the column was escorted by fighters of a rebel group"),)),
    Case("en", "The strike wounded 12 people, according to the Mashriq Monitor.", (
        Want("mashriq-monitor", "according to", "The strike wounded 12 people",
             {"best": "12", "counting": "injured", "of": "?people"}),)),
    Case("en", "The Mashriq Monitor and local activists reported that jets bombed the town on Tuesday.", (
        Want("mashriq-monitor; ?local activists", "reported", "jets bombed the town on Tuesday",
             {"when": "Tuesday"}),)),
    Case("en", "The aircraft were reportedly Syrian.", (
        Want("?", "reportedly", "The aircraft were reportedly Syrian", {"hedge": "reportedly", "sure": "probable"}),)),
    Case("en", "At least 21 rebels were killed and more than 60 people wounded in the fighting.", (
        Want("", "", "At least 21 rebels were killed and more than 60 people wounded in the fighting",
             {"low": "21", "counting": "killed", "of": "rebels-idlib"}),
        Want("", "", "At least 21 rebels were killed and more than 60 people wounded in the fighting",
             {"low": "61", "counting": "injured", "of": "?people"}))),
    Case("en", "Between 20 and 25 rebels were killed, the Orchard Institute said.", (
        Want("orchard-institute", "said", "Between 20 and 25 rebels were killed",
             {"low": "20", "high": "25", "counting": "killed", "of": "rebels-idlib"}),)),
    Case("en", "The convoy, the ministry said, was carrying food.", (
        Want("?ministry", "said", "The convoy"),
        Want("?ministry", "said", "was carrying food", {"scope": "unclear"}))),
    Case("en", "The Turkish defence ministry said the post would stay. It denied that soldiers had been hurt.", (
        Want("turkish-defence-ministry", "said", "the post would stay"),
        Want("turkish-defence-ministry", "denied", "soldiers had been hurt", {"says": "denies"}))),
    Case("en", "Salma Haddad said the town had fallen. The Mashriq Monitor said it had not. “He lies,” she said.", (
        Want("salma-haddad", "said", "the town had fallen"),
        Want("mashriq-monitor", "said", "it had not"),
        Want("?", "said", "He lies"))),
    Case("en", "Turkey has warned that it would strike back, and urged Moscow to rein in the army.", (
        Want("?Turkey", "warned", "it would strike back"),
        Want("?Turkey", "urged", "Moscow to rein in the army"))),
    Case("en", "The United States reports no losses. The government did not say who had fired.", ()),
    Case("en", "Residents were told to leave, and nothing is said to be left of the school.", (
        Want("?", "reports", "Residents were told to leave, and nothing is said to be left of the school",
             {"sure": "probable"}),)),
    Case("en", "The army shelled “terrorist positions” near Khan Sheikhun.", (
        Want("", "", "The army shelled “terrorist positions” near Khan Sheikhun",
             {"contested_word": "“terrorist positions”"}),)),
    Case("en", "The Syrian government said in a statement: “We reject these claims.”", (
        Want("syrian-government", "said", "We reject these claims"),)),
    Case("en", "Dr. Omar Said, who runs the clinic, said 1,200 people had been wounded since May.", (
        Want("?Omar Said", "said", "1,200 people had been wounded since May", {"best": "1200"}),)),
)  # fmt: skip

ARABIC = (
    Case("ar", "وقالت سلمى حداد، المتحدثة باسم المرصد، إن خمسة مدنيين قتلوا في القصف.", (
        Want("salma-haddad", "قالت", "خمسة مدنيين قتلوا في القصف", {"best": "5", "counting": "killed"}),)),
    Case("ar", "نفت وزارة الدفاع الروسية أن تكون طائراتها قد قصفت البلدة.", (
        Want("russian-defence-ministry", "نفت", "تكون طائراتها قد قصفت البلدة", {"says": "denies"}),)),
    Case("ar", "ونقلت سانا عن مصدر عسكري قوله إن الطريق مفتوح أمام المدنيين.", (
        Want("?مصدر عسكري", "قوله", "الطريق مفتوح أمام المدنيين", {"via": "sana"}),)),
    Case("ar", "وأفاد مرصد المشرق وناشطون محليون بأن طائرات قصفت المدرسة.", (
        Want("mashriq-monitor; ?ناشطون محليون", "reports", "طائرات قصفت المدرسة"),)),
    Case("ar", "وبحسب مرصد المشرق، دخل الجيش البلدة يوم الجمعة.", (
        Want("mashriq-monitor", "بحسب", "دخل الجيش البلدة يوم الجمعة", {"when": "يوم الجمعة"}),)),
    Case("ar", "قال مسؤول تركي: «لن ننسحب من مورك أبداً».", (
        Want("?مسؤول تركي", "قال", "لن ننسحب من مورك أبداً"),)),
    Case("ar", "وكانت وزارة الدفاع التركية قد أعلنت أن ثلاثة جنود جرحوا.", (
        Want("turkish-defence-ministry", "أعلنت", "ثلاثة جنود جرحوا"),)),
    Case("ar", "سيطرت القوات على البلدة صباح أمس.", ()),
    Case("ar", "وأعلنت الحكومة السورية أن ما لا يقل عن 12 شخصا أصيبوا في القصف.", (
        Want("syrian-government", "أعلنت", "ما لا يقل عن 12 شخصا أصيبوا في القصف",
             {"low": "12", "counting": "injured", "of": "?شخصا"}),)),
)  # fmt: skip

TURKISH = (
    Case("tr", "Millî Savunma Bakanlığı saldırıda üç sivilin öldüğünü açıkladı.", (
        Want("turkish-defence-ministry", "açıkladı", "saldırıda üç sivilin öldüğünü",
             {"best": "3", "counting": "killed"}),)),
    Case("tr", "Selma Haddad, okulun vurulduğunu söyledi.", (
        Want("salma-haddad", "söyledi", "okulun vurulduğunu"),)),
    Case("tr", "Bölgedeki bir yetkili, yolun açık olduğunu belirtti.", (
        Want("?Bölgedeki bir yetkili", "belirtti", "yolun açık olduğunu"),)),
    Case("tr", "Selma Haddad’a göre, kasaba çarşamba günü düştü.", (
        Want("salma-haddad", "göre", "kasaba çarşamba günü düştü", {"when": "çarşamba günü"}),)),
    Case("tr", "“Morik’ten çekilmeyeceğiz, orada kalacağız” dedi Selma Haddad.", (
        Want("salma-haddad", "dedi", "Morik’ten çekilmeyeceğiz, orada kalacağız"),)),
    Case("tr", "Millî Savunma Bakanlığı, askerlerin çekildiği iddialarını yalanladı.", (
        Want("turkish-defence-ministry", "yalanladı", "askerlerin çekildiği iddialarını", {"says": "denies"}),)),
    Case("tr", "Konvoy kuzeye doğru ilerledi.", ()),
    Case("tr", "Muhalif kaynaklar, en az 12 kişinin yaralandığını bildirdi.", (
        Want("?Muhalif kaynaklar", "reports", "en az 12 kişinin yaralandığını",
             {"low": "12", "counting": "injured"}),)),
)  # fmt: skip

RUSSIAN = (
    Case("ru", "Министерство обороны России заявило, что самолёты не наносили ударов.", (
        Want("russian-defence-ministry", "заявило", "самолёты не наносили ударов"),)),
    Case("ru", "«Город взят под контроль», — сообщил представитель армии Иван Петров.", (
        Want("?представитель армии Иван Петров", "reports", "Город взят под контроль"),)),
    Case("ru", "По данным правозащитников, погибли трое мирных жителей.", (
        Want("?правозащитников", "По данным", "погибли трое мирных жителей",
             {"best": "3", "counting": "killed", "of": "?мирных жителей"}),)),
    Case("ru", "Сальма Хаддад сообщила, что в понедельник были ранены не менее 12 человек.", (
        Want("salma-haddad", "reports", "в понедельник были ранены не менее 12 человек",
             {"low": "12", "counting": "injured", "when": "понедельник"}),)),
    Case("ru", "Министерство обороны России опровергло, что его войска ушли из города.", (
        Want("russian-defence-ministry", "опровергло", "его войска ушли из города", {"says": "denies"}),)),
    Case("ru", "Колонна якобы перевозила оружие.", (
        Want("?", "reports", "Колонна якобы перевозила оружие", {"sure": "probable"}),)),
    Case("ru", "Колонна двигалась на юг.", ()),
)  # fmt: skip

FRENCH = (
    Case("fr", "« Nos soldats n'ont pas quitté la ville », a déclaré jeudi le porte-parole de l'armée syrienne.", (
        Want("?porte-parole de l'armée syrienne", "a déclaré", "Nos soldats n'ont pas quitté la ville"),)),
    Case("fr", "Selon Salma Haddad, au moins douze civils ont été tués lundi.", (
        Want("salma-haddad", "Selon", "au moins douze civils ont été tués lundi",
             {"low": "12", "counting": "killed", "of": "?civils", "when": "lundi"}),)),
    Case("fr", "Le ministère turc de la Défense a affirmé que le convoi transportait des vivres.", (
        Want("?ministère turc de la Défense", "a affirmé", "le convoi transportait des vivres"),)),
    Case("fr", "Le ministère turc de la Défense a démenti que ses soldats aient quitté Morek.", (
        Want("?ministère turc de la Défense", "a démenti", "ses soldats aient quitté Morek", {"says": "denies"}),)),
    Case("fr", "L'armée tient la route, affirme Salma Haddad.", (
        Want("salma-haddad", "affirme", "L'armée tient la route"),)),
    Case("fr", "Le convoi a traversé la ville dans la nuit.", ()),
)  # fmt: skip

SPANISH = (
    Case("es", "El Ministerio de Defensa turco dijo que el convoy llevaba víveres.", (
        Want("?Ministerio de Defensa turco", "dijo", "el convoy llevaba víveres"),)),
    Case("es", "Según Salma Haddad, al menos 12 civiles murieron en el ataque del lunes.", (
        Want("salma-haddad", "Según", "al menos 12 civiles murieron en el ataque del lunes",
             {"low": "12", "counting": "killed", "of": "?civiles", "when": "lunes"}),)),
    Case("es", "«No hemos salido de la ciudad», afirmó el portavoz del ejército.", (
        Want("?portavoz del ejército", "afirmó", "No hemos salido de la ciudad"),)),
    Case("es", "El gobierno negó que sus tropas se hubieran retirado.", (
        Want("?gobierno", "denies", "sus tropas se hubieran retirado", {"says": "denies"}),)),
    Case("es", "Los vecinos informaron de que la escuela estaba vacía.", (
        Want("?vecinos", "reports", "la escuela estaba vacía"),)),
    Case("es", "El convoy cruzó la ciudad de noche.", ()),
)  # fmt: skip

CASES = (*ENGLISH, *ARABIC, *TURKISH, *RUSSIAN, *FRENCH, *SPANISH)
