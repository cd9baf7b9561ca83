//! Names as Dutch classrooms have them. All are common ones, put together at random: nobody is meant.

/// Voorvoegsel, the name of a man, and that of a woman where the language has one.
pub(super) type Surname = (&'static str, &'static str, &'static str);

/// Where a family's names come from.
#[derive(Debug)]
pub(super) struct Origin {
    /// The language at home when it is not Dutch alone.
    pub(super) language: Option<&'static str>,
    /// How many in a hundred parents need an interpreter.
    pub(super) interpreter: i64,
    /// Children's first names.
    pub(super) girls: &'static [&'static str],
    /// Children's first names.
    pub(super) boys: &'static [&'static str],
    /// Parents' first names.
    pub(super) women: &'static [&'static str],
    /// Parents' first names.
    pub(super) men: &'static [&'static str],
    /// Family names.
    pub(super) surnames: &'static [Surname],
}

/// Second and third names, as they are on a Brabant birth card.
pub(super) const BAPTISMAL: [&str; 10] = [
    "Johanna",
    "Maria",
    "Petronella",
    "Elisabeth",
    "Catharina",
    "Johannes",
    "Petrus",
    "Hendrikus",
    "Antonius",
    "Wilhelmus",
];

pub(super) static BRABANT: Origin = Origin {
    language: None,
    interpreter: 0,
    girls: &[
        "Saar", "Fenna", "Noor", "Lieke", "Tess", "Julia", "Evi", "Sophie", "Emma", "Yara", "Roos", "Liv", "Isa",
        "Fien", "Lotte", "Puck", "Elin", "Nova", "Mila", "Guusje", "Veerle", "Jasmijn", "Zoë", "Noortje", "Anouk",
        "Floor", "Pien", "Maud", "Bente", "Hannah", "Jip", "Teuntje", "Loïs", "Eva", "Nina", "Sterre", "Madelief",
        "Vera", "Amélie", "Fleur",
    ],
    boys: &[
        "Daan", "Sem", "Luuk", "Teun", "Gijs", "Bram", "Finn", "Lars", "Mees", "Thijs", "Stijn", "Noud", "Jesse",
        "Sam", "Sep", "Tijn", "Guus", "Pim", "Joep", "Cas", "Siem", "Ties", "Jurre", "Milan", "Levi", "Twan", "Morris",
        "Boaz", "Job", "Freek", "Hidde", "Toon", "Jens", "Bas", "Julian", "Ruben", "Niek", "Wout", "Floris", "André",
    ],
    women: &[
        "Sanne",
        "Marieke",
        "Anke",
        "Ilse",
        "Kim",
        "Linda",
        "Femke",
        "Inge",
        "Wendy",
        "Marloes",
        "Ellen",
        "Judith",
        "Manon",
        "Renske",
        "Lieke",
        "Maaike",
        "Karin",
        "Nicole",
        "Suzanne",
        "Janneke",
        "Petra",
        "Miranda",
        "Daniëlle",
        "Esther",
    ],
    men: &[
        "Mark", "Bart", "Jeroen", "Rob", "Joris", "Koen", "Maarten", "Peter", "Dennis", "Rick", "Stefan", "Paul",
        "Ruud", "Tom", "Erik", "Frank", "Johan", "Wouter", "Niels", "Roel", "Harm", "Theo", "Geert", "Sjaak", "Wim",
    ],
    surnames: &[
        ("van den", "Heuvel", ""),
        ("", "Jansen", ""),
        ("", "Peters", ""),
        ("van", "Dijk", ""),
        ("de", "Vries", ""),
        ("", "Hendriks", ""),
        ("van der", "Heijden", ""),
        ("", "Willems", ""),
        ("van", "Kempen", ""),
        ("", "Thijssen", ""),
        ("", "Verstegen", ""),
        ("", "Gerrits", ""),
        ("van de", "Ven", ""),
        ("", "Cornelissen", ""),
        ("", "Arts", ""),
        ("", "Derks", ""),
        ("van", "Raaij", ""),
        ("", "Coppens", ""),
        ("van den", "Broek", ""),
        ("", "Janssen", ""),
        ("", "Smits", ""),
        ("van", "Duijnhoven", ""),
        ("", "Verhoeven", ""),
        ("de", "Bruijn", ""),
        ("", "Nabuurs", ""),
        ("", "Kuijpers", ""),
        ("van", "Dongen", ""),
        ("ter", "Voert", ""),
        ("", "Reijnen", ""),
        ("in 't", "Veld", ""),
        ("", "Bos", ""),
        ("", "Bosch", ""),
        ("van der", "Cruijsen", ""),
        ("", "Daanen", ""),
        ("op den", "Kamp", ""),
        ("", "Strik", ""),
        ("van", "Hout", ""),
        ("", "Wijdeven", ""),
        ("van", "Summeren", ""),
        ("", "IJzermans", ""),
        ("", "Loeffen", ""),
        ("van de", "Kerkhof", ""),
        ("", "Manders", ""),
        ("", "Verbruggen", ""),
        ("van", "Lieshout", ""),
        ("", "Theunissen", ""),
        ("", "Kersten", ""),
        ("van den", "Hoogen", ""),
        ("", "Kroef", ""),
    ],
};

pub(super) static FRISIAN: Origin = Origin {
    language: Some("Fries"),
    interpreter: 0,
    girls: &["Sjoerdtsje", "Wytske", "Nynke", "Jildou", "Femkje", "Hiske", "Tjitske"],
    boys: &["Jelmer", "Sjoerd", "Wiebe", "Fedde", "Hylke", "Tsjerk", "Douwe"],
    women: &["Aukje", "Baukje", "Sietske", "Ytsje", "Marijke"],
    men: &["Sybren", "Oege", "Wybren", "Eelke", "Jurjen"],
    surnames: &[
        ("", "Hoekstra", ""),
        ("", "Dijkstra", ""),
        ("van der", "Meulen", ""),
        ("", "Terpstra", ""),
        ("", "Sytsma", ""),
        ("", "Wiersma", ""),
    ],
};

pub(super) static TURKISH: Origin = Origin {
    language: Some("Turks"),
    interpreter: 20,
    girls: &["Elif", "Zeynep", "Defne", "Ayşe", "Nisa", "Ecrin", "Gülay", "Eslem"],
    boys: &["Emir", "Yusuf", "Ömer", "Kerem", "Eymen", "Çağan", "Ali", "Deniz"],
    women: &["Fatma", "Hülya", "Özlem", "Emine", "Songül", "Derya"],
    men: &["Mehmet", "Murat", "Uğur", "İbrahim", "Hakan", "Serkan"],
    surnames: &[
        ("", "Yılmaz", ""),
        ("", "Kaya", ""),
        ("", "Öztürk", ""),
        ("", "Çelik", ""),
        ("", "Şahin", ""),
        ("", "Aydın", ""),
        ("", "Güneş", ""),
    ],
};

pub(super) static POLISH: Origin = Origin {
    language: Some("Pools"),
    interpreter: 45,
    girls: &["Zofia", "Hanna", "Maja", "Oliwia", "Małgorzata", "Lena", "Aleksandra", "Wiktoria"],
    boys: &["Łukasz", "Jakub", "Antoni", "Szymon", "Filip", "Kacper", "Stanisław", "Wojciech"],
    women: &["Agnieszka", "Katarzyna", "Ewelina", "Joanna", "Magdalena", "Żaneta"],
    men: &["Piotr", "Marcin", "Paweł", "Tomasz", "Grzegorz", "Krzysztof"],
    surnames: &[
        ("", "Kowalski", "Kowalska"),
        ("", "Nowak", ""),
        ("", "Wiśniewski", "Wiśniewska"),
        ("", "Wójcik", ""),
        ("", "Kamiński", "Kamińska"),
        ("", "Zieliński", "Zielińska"),
        ("", "Wróbel", ""),
    ],
};

pub(super) static SYRIAN: Origin = Origin {
    language: Some("Arabisch"),
    interpreter: 60,
    girls: &["Rimas", "Lamar", "Nour", "Sidra", "Aya", "Maryam", "Jana"],
    boys: &["Omar", "Yazan", "Karim", "Mohammad", "Adam", "Zaid", "Hamza"],
    women: &["Rasha", "Hiba", "Amal", "Fatima", "Rania"],
    men: &["Ahmad", "Khaled", "Bilal", "Samer", "Nabil"],
    surnames: &[
        ("al", "Hamwi", ""),
        ("", "Haddad", ""),
        ("", "Khalil", ""),
        ("al", "Masri", ""),
        ("", "Darwish", ""),
        ("", "Kassab", ""),
    ],
};

pub(super) static OTHER: Origin = Origin {
    language: Some("Engels"),
    interpreter: 15,
    girls: &["Amara", "Chloé", "Leila", "Naomi", "Thùy", "Ainhoa"],
    boys: &["Noah", "Rayan", "Kofi", "Mateo", "Liam", "Séan"],
    women: &["Priscilla", "Samira", "Grace", "Lan", "María"],
    men: &["Gerold", "Youssef", "Kwame", "Hoang", "Javier"],
    surnames: &[
        ("", "Ramdin", ""),
        ("", "El Amrani", ""),
        ("", "Mensah", ""),
        ("", "Nguyen", ""),
        ("", "García Pérez", ""),
        ("", "Pattiasina", ""),
        ("", "O'Connor", ""),
    ],
};

/// What a place has to live in. Numbers are far above what these villages have, so that no address is a real one.
pub(super) const VILLAGES: [(&str, u16); 8] = [
    ("Wanroij", 5446),
    ("Wanroij", 5446),
    ("Wanroij", 5446),
    ("Wanroij", 5446),
    ("Landhorst", 5445),
    ("Rijkevoort", 5447),
    ("Sint Anthonis", 5845),
    ("Mill", 5451),
];

pub(super) const STREETS: [&str; 20] = [
    "Dorpsstraat",
    "Molenweg",
    "Kerkpad",
    "Lindelaan",
    "Beukenhof",
    "Korenbloem",
    "Klaproos",
    "Peelweg",
    "Noordstraat",
    "Zandhoek",
    "Hoefsmid",
    "Meidoorn",
    "De Ploeg",
    "Schoolstraat",
    "Kapelweg",
    "Acaciahof",
    "Broekkant",
    "Vogelkers",
    "Hazelaar",
    "Torenveld",
];
