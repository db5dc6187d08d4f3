"""Single changes planted into sentences that are not English."""

from __future__ import annotations

# kind: (language, the text retold, the retelling, here, there)
CHANGES_ELSEWHERE = {
    "negation that makes room for what one may do": (
        "zh",
        "商店从下月起不得提供免费塑料袋。",
        "商店从下月起可以提供免费塑料袋。",
        "下月起可以提供免", "下月起不得提供免",
    ),
    "number whose noun takes another form": (
        "ru",
        "Работу вели волонтёры из 12 регионов страны, сообщил в среду институт.",
        "Работу вели волонтёры из 21 региона страны, сообщил в среду институт.",
        "21", "12",
    ),
    "date that the sentence has elsewhere too": (
        "el",
        "Η ΕΜΥ εξέδωσε την Τετάρτη δελτίο για ανέμους από το βράδυ της Πέμπτης στο Αιγαίο.",
        "Η ΕΜΥ εξέδωσε την Τετάρτη δελτίο για ανέμους από το βράδυ της Τετάρτης στο Αιγαίο.",
        "Τετάρτης", "Πέμπτης",
    ),
    "date of about an hour in German": (
        "de",
        "Gegen 15 Uhr fuhr der Zug am Montag in Tarn ab.",
        "Gegen 17 Uhr fuhr der Zug am Montag in Tarn ab.",
        "17 Uhr", "15 Uhr",
    ),
    "number as high as both ends of a range together": (
        "fr",
        "Entre 10 et 15 millions d'euros seront versés à la ville.",
        "Environ 25 millions d'euros seront versés à la ville.",
        "25 millions d'euros", "15 millions d'euros",
    ),
    "place in Portuguese": (
        "pt",
        "A fábrica de redes, fundada em 1948 em Vila Clara, emprega quase todos na aldeia.",
        "A fábrica de redes, fundada em 1948 em Vila Nova, emprega quase todos na aldeia.",
        "Vila Nova", "Vila Clara",
    ),
    "person whose name is a month's too": (
        "ru",
        "Полиция нашла Анну Петрову в лесу под Тессеном на третий день поисков.",
        "Полиция нашла Марту Петрову в лесу под Тессеном на третий день поисков.",
        "Марту Петрову", "Анну Петрову",
    ),
    "negation in Portuguese": (
        "pt",
        "O presidente do clube garantiu que nenhuma loja será fechada neste ano.",
        "O presidente do clube garantiu que uma loja será fechada neste ano.",
        "uma loja", "nenhuma loja",
    ),
    "modality in Italian": (
        "it",
        "Il traghetto potrebbe tornare in servizio dopo le riparazioni al motore.",
        "Il traghetto sta per tornare in servizio dopo le riparazioni al motore.",
        "per tornare", "potrebbe tornare",
    ),
    "predicate in French": (
        "fr",
        "La maire de Tarn a critiqué le nouveau barrage devant les élus de la vallée.",
        "La maire de Tarn a félicité le nouveau barrage devant les élus de la vallée.",
        "félicité", "critiqué",
    ),
    "number in German": (
        "de",
        "Bei dem Unglück wurden am Montag 31 Menschen verletzt, teilte die Küstenwache mit.",
        "Die Küstenwache teilte mit, dass bei dem Unglück am Montag 13 Menschen verletzt wurden.",
        "13 Menschen", "31 Menschen",
    ),
    "number in Russian": (
        "ru",
        "На борту парома находились 214 пассажиров, сообщила береговая охрана.",
        "Береговая охрана сообщила, что на борту парома находились 241 пассажиров.",
        "241 пассажиров", "214 пассажиров",
    ),
}  # fmt: skip
