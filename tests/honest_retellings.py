"""Honest retellings in other languages than English, which have no findings in either order."""

from __future__ import annotations

# case: (language, the text retold, the retelling)
HONEST_ELSEWHERE = {
    "since when, and when something came of it, in French": (
        "fr",
        "Une cyberattaque paralyse depuis dimanche soir l'hôpital de Lisle.",
        "L'hôpital de Lisle a reporté une quarantaine d'opérations mardi après la cyberattaque.",
    ),
    "who refused did not, in French": (
        "fr",
        "La directrice a refusé de montrer les comptes aux parents de la classe.",
        "La directrice n'a pas montré les comptes aux parents de la classe.",
    ),
    "no more than, in French": (
        "fr",
        "La liste de la gauche n'a reçu que neuf voix au conseil de la vallée.",
        "La liste de la gauche a reçu neuf voix au conseil de la vallée.",
    ),
    "ne that denies nothing": (
        "fr",
        "Les pompiers ont vidé la cave avant que le mur ne tombe dans la cour de la ferme.",
        "Les pompiers ont vidé la cave avant que le mur tombe dans la cour de la ferme.",
    ),
    "hearsay by mood and by source, in French": (
        "fr",
        "Selon la gendarmerie, le skipper aurait perdu la barre de son voilier près du phare.",
        "D'après la gendarmerie, le skipper a perdu la barre de son voilier près du phare.",
    ),
    "a negation joined to its verb": (
        "fr",
        "La piscine interdit les ballons dans le grand bassin des enfants.",
        "La piscine n'autorise pas les ballons dans le grand bassin des enfants.",
    ),
    "opposites of two things, in German": (
        "de",
        "Die Mieten in Tarn sind gestiegen, die Löhne der Lehrer dagegen gefallen.",
        "Während die Löhne der Lehrer sanken, stiegen die Mieten in Tarn.",
    ),
    "not only, in German": (
        "de",
        "Der neue Hafen bringt nicht nur mehr Schiffe, sondern auch mehr Lärm.",
        "Der neue Hafen bringt mehr Schiffe und mehr Lärm.",
    ),
    "nobody and no, in German": (
        "de",
        "Bei dem Erdrutsch am Pass wurde niemand verletzt, wie die Wacht mitteilte.",
        "Bei dem Erdrutsch am Pass gab es keine Verletzten, wie die Wacht mitteilte.",
    ),
    "what is to come, in German": (
        "de",
        "Die Sperrung des Tunnels soll bis Sonntag dauern, teilte das Amt mit.",
        "Die Sperrung des Tunnels dauert bis Sonntag, teilte das Amt mit.",
    ),
    "opposites of two things, in Polish": (
        "pl",
        "Czynsze w Tarnie wzrosły o 4 proc., a płace nauczycieli spadły o 2 proc.",
        "Płace nauczycieli w Tarnie spadły o 2 proc., wzrosły zaś czynsze, o 4 proc.",
    ),
    "opposites of two things, in Dutch": (
        "nl",
        "De huren in Tarn stegen vorig jaar, maar de lonen van leraren daalden.",
        "Terwijl de lonen van leraren daalden, stegen vorig jaar de huren in Tarn.",
    ),
    "opposites of two things, in Turkish": (
        "tr",
        "Kiralar geçen yıl arttı, öğretmenlerin maaşları ise azaldı.",
        "Öğretmenlerin maaşları geçen yıl azaldı, kiralar ise arttı.",
    ),
    "opposites of two things, in Greek": (
        "el",
        "Τα σχολεία θα μείνουν κλειστά την Παρασκευή, τα γυμναστήρια του δήμου ανοιχτά.",
        "Ανοιχτά θα μείνουν την Παρασκευή τα γυμναστήρια του δήμου, κλειστά τα σχολεία.",
    ),
    "opposites of two things, in Chinese": (
        "zh",
        "公司去年收入增长9%，但利润下降3%。",
        "公司去年利润下降3%，收入则增长9%。",
    ),
    "opposites of two things, in Korean": (
        "ko",
        "회사의 매출은 작년보다 8% 늘었다. 영업이익은 3% 줄었다.",
        "회사의 영업이익은 작년보다 3% 줄었다. 매출은 8% 늘었다.",
    ),
    "opposites of two things, the first of them said to go on, in Korean": (
        "ko",
        "국회는 예산안을 가결했고 수정안을 부결했다.",
        "국회는 수정안을 부결했고 예산안을 가결했다.",
    ),
    "opposites of two things, joined to an and, in Arabic": (
        "ar",
        "ارتفعت الصادرات وانخفضت الواردات في يوليو.",
        "انخفضت الواردات وارتفعت الصادرات في يوليو.",
    ),
    "one opposite of two things, in Korean": (
        "ko",
        "회사의 매출은 작년보다 8% 늘었고 영업이익은 3% 줄었다.",
        "회사의 매출은 작년보다 8% 늘었다.",
    ),
    "a denial of the opposite, in Polish": (
        "pl",
        "Rada odrzuciła w poniedziałek budżet miasta na przyszły rok.",
        "Rada nie przyjęła w poniedziałek budżetu miasta na przyszły rok.",
    ),
    "a denial of the opposite, in Swedish": (
        "sv",
        "Fullmäktige avslog på måndagen förslaget om en ny skola.",
        "Fullmäktige godkände inte förslaget om en ny skola på måndagen.",
    ),
    "a denial of the opposite, in Turkish": (
        "tr",
        "Mahkeme belediyenin başvurusunu bu sabah oy birliğiyle reddetti.",
        "Mahkeme belediyenin başvurusunu bu sabah oy birliğiyle kabul etmedi.",
    ),
    "a denial of the opposite, in Japanese": (
        "ja",
        "県警によると、男は調べに対し容疑を否認しているという。",
        "県警によると、男は調べに対し容疑を認めていないという。",
    ),
    "a denial of the opposite, in Chinese": (
        "zh",
        "市议会周一否决了明年的城市预算。",
        "市议会周一没有通过明年的城市预算。",
    ),
    "a denial of the opposite, in Arabic": (
        "ar",
        "رفض المجلس الاثنين ميزانية المدينة للعام المقبل.",
        "لم يوافق المجلس الاثنين على ميزانية المدينة للعام المقبل.",
    ),
    "a denial of the opposite, in Ukrainian": (
        "uk",
        "Рада відхилила в понеділок бюджет міста на наступний рік.",
        "Рада не ухвалила в понеділок бюджет міста на наступний рік.",
    ),
    "a unit told once": (
        "de",
        "Die Pfleger bekommen fünf Prozent mehr Lohn, gefordert hatten sie neun.",
        "Gefordert hatten die Pfleger neun Prozent mehr Lohn.",
    ),
    "at least is not less": (
        "es",
        "Más de 400 voluntarios buscaron al niño en los montes de Tarn.",
        "Al menos 400 voluntarios buscaron al niño en los montes de Tarn.",
    ),
    "a plan for what is to come, in Spanish": (
        "es",
        "La panadería planea abrir una tercera tienda en el puerto en primavera.",
        "La panadería abrirá una tercera tienda en el puerto en primavera.",
    ),
    "a power, in Portuguese": (
        "pt",
        "O governador pode nomear os juízes com o voto da câmara alta.",
        "O governador tem o poder de nomear os juízes com o voto da câmara alta.",
    ),
    "not before, in Italian": (
        "it",
        "La nave non ha lasciato il porto prima di mezzanotte a causa del vento.",
        "La nave ha lasciato il porto a mezzanotte a causa del vento.",
    ),
    "what a law lays down, in Italian": (
        "it",
        "Il regolamento prevede una tassa di otto euro per chi visita il castello.",
        "Per chi visita il castello il regolamento fissa una tassa di otto euro.",
    ),
    "who denies says not, in Russian": (
        "ru",
        "Капитан отрицает, что выпил вино перед рейсом парома.",
        "Капитан говорит, что не выпил вино перед рейсом парома.",
    ),
    "when it began and when it ended": (
        "de",
        "Das Fest begann am 5. Juni und dauerte vier Tage auf der Wiese am See.",
        "Am 9. Juni endete das Fest auf der Wiese am See nach vier Tagen.",
    ),
    "when it began and when it ended, in Spanish": (
        "es",
        "La vendimia empezó el 4 de octubre y duró diez días en las laderas de Tarn.",
        "La vendimia de las laderas de Tarn terminó el 14 de octubre, diez días después.",
    ),
    "the day of another act": (
        "pt",
        "Dois homens do incêndio de domingo no armazém de Tarn foram ouvidos ontem.",
        "O terceiro homem do incêndio no armazém de Tarn entregou-se na quarta-feira.",
    ),
    "a government in its congress": (
        "es",
        "El Gobierno ganó por 61 a 30 la votación de la ley de montes.",
        "El Congreso aprobó la ley de montes por 61 votos a favor y 30 en contra.",
    ),
    "an hour as it is spoken": (
        "fr",
        "Le pont de la vallée a été fermé jeudi à trois heures et demie de l'après-midi.",
        "Le pont de la vallée a été fermé jeudi à 15h30.",
    ),
    "most are shut, few are open, in German": (
        "de",
        "Die meisten Museen in der Altstadt sind am Montag geschlossen.",
        "Nur wenige Museen in der Altstadt sind am Montag geöffnet.",
    ),
    "most are shut, few are open, in Italian": (
        "it",
        "Quasi tutti i musei del porto sono chiusi il lunedì.",
        "Pochi musei del porto sono aperti il lunedì.",
    ),
    "yet to come, in French": (
        "fr",
        "Le jury n'a pas encore choisi le plan de la nouvelle gare de Tarn.",
        "Le jury doit encore choisir le plan de la nouvelle gare de Tarn.",
    ),
    "out of danger, in German": (
        "de",
        "Die Fahrerin ist nicht mehr in Lebensgefahr, teilte die Klinik in Tarn mit.",
        "Die Fahrerin ist außer Lebensgefahr, teilte die Klinik in Tarn mit.",
    ),
    "a charge is hearsay, in German": (
        "de",
        "Der Wirt soll den Gast im Mai bedroht haben, sagte die Staatsanwältin.",
        "Die Staatsanwältin wirft dem Wirt vor, den Gast im Mai bedroht zu haben.",
    ),
    "a unit told once, in another order": (
        "it",
        "Le entrate del porto sono calate del 6 per cento, quelle del mercato sono salite del 3.",
        "Sono salite del 3 per cento le entrate del mercato, quelle del porto sono calate del 6.",
    ),
    "who may may, in French": (
        "fr",
        "La patiente peut quitter sa chambre, ont annoncé les infirmiers de Tarn.",
        "La patiente va quitter sa chambre, ont annoncé les infirmiers de Tarn.",
    ),
    "fewer who did, more who did not": (
        "es",
        "Menos de la mitad de los socios firmó el lunes la carta del club de Tarn.",
        "Más de la mitad de los socios no firmó el lunes la carta del club de Tarn.",
    ),
    "what is not ruled out": (
        "it",
        "La cantante non esclude di tornare sul palco di Tarn in primavera.",
        "La cantante potrebbe tornare sul palco di Tarn in primavera.",
    ),
    "an end by phrase, in French": (
        "fr",
        "Les deux villes ont mis fin à leur querelle et commencé des travaux à Sorval.",
        "Les deux villes, qui ont cessé leur querelle, travaillent depuis à Sorval.",
    ),
    "an hour told as it is spoken, in German": (
        "de",
        "Das Rennen in Tarn begann um acht Uhr und endete kurz vor Mitternacht.",
        "Kurz vor Mitternacht endete das Rennen in Tarn, das um 20 Uhr begonnen hatte.",
    ),
    "the day of a count, in Chinese": (
        "zh",
        "云岭县19日发生的雪崩已造成5人死亡，另有8人受伤。",
        "截至20日，云岭县雪崩遇难人数为5人，伤者8人。",
    ),
    "a title that begins a sentence, in Polish": (
        "pl",
        "Jego adwokat Piotr Zimny zapowiedział apelację od wyroku sądu w Tarnie.",
        "Kapelan Zimny zapowiedział we wtorek rano, że odwoła się od wyroku w sprawie mostu.",
    ),
    "opposites of two things, in Russian": (
        "ru",
        "Цена молока выросла, а цена хлеба упала в мае.",
        "В мае цена хлеба снизилась, а цена молока увеличилась.",
    ),
    "a day that is the first, in Danish": (
        "da",
        "Branden var ikke slukket før mandag.",
        "Branden var først slukket mandag.",
    ),
    "nobody, twice denied, in Greek": (
        "el",
        "Κανείς δεν τραυματίστηκε από τη φωτιά.",
        "Ουδείς τραυματίστηκε από τη φωτιά.",
    ),
    "not only, in Hungarian": (
        "hu",
        "Nem csak a tető égett le, hanem a fal is.",
        "A tető is, a fal is leégett.",
    ),
    "what only begins like a denial, in Czech": (
        "cs",
        "Neznámý pachatel zapálil nejméně dva sklady v Olomouci.",
        "Pachatel zapálil dva sklady v Olomouci.",
    ),
    "no fewer than, in Thai": (
        "th",
        "มีผู้บาดเจ็บไม่ต่ำกว่า 30 คนจากเหตุเพลิงไหม้",
        "มีผู้บาดเจ็บอย่างน้อย 30 คนจากเหตุเพลิงไหม้",
    ),
    "what is not ruled out, in Persian": (
        "fa",
        "وزیر استعفای خود را رد نکرد.",
        "وزیر استعفای خود را ممکن دانست.",
    ),
    "an office of a town, in Catalan": (
        "ca",
        "L'alcalde d'Olot va obrir el port divendres.",
        "Divendres, el batlle d'Olot va obrir el port.",
    ),
    "an Arabic article in two spellings, in French": (
        "fr",
        "Le président al-Assad a quitté Damas dimanche.",
        "Dimanche, Bachar el-Assad a quitté Damas.",
    ),
    "about an hour, in German": (
        "de", "Gegen 15 Uhr fuhr der Zug ab.", "Der Zug fuhr um 15.10 Uhr ab.",
    ),
    "about an hour, in French": (
        "fr", "Vers 15 heures, le train a quitté Nantes.", "Le train a quitté Nantes à 15h10.",
    ),
    "about an hour, in Italian": (
        "it", "Verso le ore 15 il treno ha lasciato Bari.", "Il treno ha lasciato Bari alle 15.10.",
    ),
    "about an hour, in Spanish": (
        "es", "Hacia las 15.00 horas el tren dejó Vigo.", "El tren dejó Vigo a las 15.10 horas.",
    ),
    "about an hour, in Portuguese": (
        "pt", "Por volta das 15h o comboio deixou o Porto.", "O comboio deixou o Porto às 15h10.",
    ),
    "an English W as У and as В, in Russian": (
        "ru",
        "После постов Уилфи мы в агентстве полностью порвали с ним, сказал менеджер.",
        "После постов Вилфи мы в агентстве полностью порвали с ним, сказал менеджер.",
    ),
    "a name in two spellings in a quotation, in Russian": (
        "ru",
        "Министр написала в воскресенье: «Эти посты от Уилфи отвратительны всем».",
        "В воскресенье министр написала: «Эти посты Вилфи отвратительны всем».",
    ),
    "names in other cases, in Czech": (
        "cs",
        "Na jevišti stála Lydia Karandou. Hru Salaminci uvedli v sobotu. Opět šila Petra Nathen.",
        "V sobotu se hrálo drama Salaminců. Byla tu i Karandouová. Šila jako vždy Petra Nathenová.",
    ),
    "a preposition with a sentence's capital before a paper, in Czech": (
        "cs",
        "Dle Tarn Chronicle bylo vozidlo nalezeno v rybníku v pátek odpoledne.",
        "Deník Tarn Chronicle informoval, že vozidlo bylo nalezeno v rybníku v pátek odpoledne.",
    ),
    "a loan word and a German noun": (
        "de",
        "Im Jahr 2000 testete Torvs ein Gemeinschaftsunternehmen mit Lisk in der Stadt.",
        "Im Jahr 2000 testete Torvs ein Joint Venture mit Lisk in der Stadt.",
    ),
}  # fmt: skip
