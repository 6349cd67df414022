"""The names, charges and requests that the synthetic ledger of `follow_the_money` is made of."""

# Five given and five family names from each of eight parts of the world, in their own spelling. The rows only serve
# the test that nobody's name has to do with what the person is in the story.
NAMES = (
    (
        ("Abena", "Kwabena", "Ngozi", "Folasade", "Emeka"),
        ("Asante", "Nwachukwu", "Bamidele", "Owusu", "Adjei"),
    ),
    (
        ("Søren", "Åsa", "Jörg", "Annelise", "Katharina"),
        ("Grønvold", "Weiß", "Østby", "Lindholm", "Kühn"),
    ),
    (
        ("Anjali", "Prakash", "Shreya", "Venkat", "Ritu"),
        ("Chatterjee", "Raghavan", "Kulkarni", "Menon", "Thakur"),
    ),
    (
        ("José", "Inés", "Francisca", "Andrés", "Belén"),
        ("Núñez Prieto", "Ibáñez", "Cordero Vidal", "Peña", "Salgado"),
    ),
    (
        ("Haruka", "Minjun", "Yui", "Seojin", "Kenji"),
        ("Okabe", "Noh", "Matsuda", "Jang", "Hoshino"),
    ),
    (
        ("Gül", "Karim", "Salma", "İlker", "Nour"),
        ("Çelik", "El Amrani", "Aziz", "Yıldız", "Haddadin"),
    ),
    (
        ("Łukasz", "Aleksandra", "Miloš", "Jadwiga", "Rostyslav"),
        ("Wójcik", "Małecki", "Jovanović", "Dvořák", "Lysenko"),
    ),
    (
        ("Robert", "Siobhan", "Katherine", "Desmond", "Tiana"),
        ("O'Malley", "Grimes-Ward", "Pickett", "Vaughn", "Lassiter"),
    ),
)
SHORT = {
    "Robert": "Bob",
    "Katherine": "Kate",
    "Francisca": "Paca",
    "Aleksandra": "Ola",
    "Katharina": "Kathi",
    "José": "Pepe",
}
# Letters that Unicode does not take apart into a plain letter and a mark, as banks write them.
PLAIN_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "ı": "i"})
# Names that no worker has: on the accounts of the problems, and of honest people's husbands and wives.
OTHERS = ("Corinne Maddox", "Lionel Purcell", "Vesna Obradovic", "Hiro Tachibana")
SPOUSES = ("Gwen Sorley", "Ismael Tovar", "Petra Hajek", "Bao Lim")
AGENCY, TRADES = "Tarnleigh Staffing LLC", ("Studio", "Consulting", "Software")

BUYS = ("cloud credits", "test phone", "software license", "domain renewal", "headset", "keyboard", "book", "courier")
SPLIT = ("test devices", "cloud credits", "license pack", "data plan", "hardware spares")

# The changes asked for before the payday of 15 July: label, name on the checked identity, payee on the new account,
# how it was asked, paper seen, what came of a call to the number on file, whether an earlier account is confirmed.
REQUESTS = (
    ("R01", "Miriam Castellon", "MIRIAM CASTELLON", "portal", "", "confirmed", "yes"),
    ("R02", "Tobias Rehnquist", "Tobias Rehnquist", "email", "", "denied", "yes"),
    ("R03", "Hafsa Bennani", "H. Benomar", "portal", "marriage certificate", "confirmed", "yes"),
    ("R04", "Dong-hyun Seo", "SEO DONG HYUN", "portal", "", "confirmed", "yes"),
    ("R05", "Lorna Abbott", "Craig Ellery", "email", "", "not reached", "yes"),
    ("R06", "Wendell Achebe", "Wendell Achebe", "email", "", "not reached", "yes"),
    ("R07", "Renu Mahajan", "Mahajan Data Ltd", "portal", "company register", "confirmed", "yes"),
    ("R08", "Callum Drysdale", "Arturo Benavides", "phone", "", "confirmed", "no"),
    ("R09", "Paloma Estrada Ruiz", "P. Estrada & J. Kimura", "portal", "joint account letter", "confirmed", "no"),
    ("R10", "Nikola Hruby", "Ozan Demirtas", "chat", "", "not reached", "no"),
    ("R11", "Beatriz Fontana", "Silas Northcott", "portal", "", "confirmed", "yes"),
    ("R12", "Ebony Strickland", "Ebony Strickland", "portal", "", "not reached", "no"),
)
