"""The words of the game in Italian, as `english` has them; elided words keep their apostrophe."""

from __future__ import annotations

from typing import Any

SMALL = (
    "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci",
    "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto",
    "diciannove",
)  # fmt: skip
TENS = (
    "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta",
)  # fmt: skip
ORDINALS = (
    "prim", "second", "terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim",
    "undicesim", "dodicesim", "tredicesim", "quattordicesim", "quindicesim", "sedicesim",
    "diciassettesim", "diciottesim", "diciannovesim", "ventesim",
)  # fmt: skip
"""Without the ending of gender and number."""

NOT_NAMES = ("europa",)
ARTICLES = ("il", "lo", "la", "i", "gli", "le", "l'")
INDEFINITE = ("un", "uno", "una", "un'")

WORDS: dict[str, str] = {
    "skip": "ancora|anche|poi|già|così|storico|storica|storici|storiche|memorabile|splendida"
    "|splendido|netto|netta|nettamente|largo|larga|meritatamente|bene|brillante|brillantemente"
    "|clamoroso|clamorosa|clamorosamente|grande|grandi|gran|di nuovo|un'altra volta|infine|proprio"
    "|propria|propri|proprie|pure|invece|però|tuttavia|quella sera|ormai|addirittura|faticosamente"
    "|agevolmente|pesante|pesantemente|largamente|secco|secca|roboante|rotondo|rotonda|sonoro"
    "|sonora|intanto|nettissimo|perentorio|perentoria|ben|facile|facilmente|sofferta|sofferto"
    "|prezioso|preziosa|loro|ottimo|ottima|bella|bel|bello|meritato|meritata|comunque|stavolta"
    "|questa volta|quell'anno là|ora|adesso",
    "overall": "in tutte le competizioni|tra tutte le competizioni|complessivamente|in totale"
    "|nel complesso|considerando tutte le competizioni|fra tutte le competizioni",
    "have": "ha|hanno|aveva|avevano|ebbe|ebbero|aver|avendo|avere|ho|abbiamo|avevamo|avemmo",
    "be": "è|sono|era|erano|fu|furono|stato|stata|stati|state|essere|essendo|esser|siamo|eravamo"
    "|fummo|venne|vennero|viene|veniva",
    "refl": "si|s'|ci",
    "neg": "non",
    "never": "mai",
    "ever": "della storia|nella storia|della sua storia|della propria storia|nella sua storia"
    "|di sempre|di tutti i tempi",
    "hedge": "se|avrebbe|avrebbero|potrebbe|potrebbero|dovrebbe|dovrebbero|sarebbe|sarebbero|quasi"
    "|circa|forse|probabilmente|magari|pare|sembra|sembrava|voleva|volevano|vuole|sperava|spera"
    "|sogna|sognava|pensa|pensava|crede|credeva|disse che|ha detto|dice|dicono|farà|sarà|vincerà"
    "|nessuno|eccetto|tranne|escluso|esclusa|escludendo|amichevole|amichevoli|femminile|virtuale"
    "|annullato|annullati|rigori|rigore|supplementari|autogol|autorete|autoreti|a tavolino|ricorso"
    "|per cento|percentuale|rischiò|rischiato|rischiava|stava per|spesso|raramente|sempre|talvolta"
    "|metà|in media|a partita|di media|a stagione|piuttosto|anziché|purché|finché|fino a quando"
    "|sfiorato|sfiorò|sfiorata|a patto|né|poteva|doveva|potuto|dovuto",
    "detail": "intervallo|primo tempo|secondo tempo|minuti|minuto|recupero",
    "cause": "grazie a|grazie al|grazie alla|grazie ai|grazie agli|grazie alle|grazie all'"
    "|con gol di|con i gol di|con le reti di|con una doppietta di|con la doppietta di"
    "|con una tripletta di|con la tripletta di|davanti al pubblico|nonostante|malgrado"
    "|a dispetto di|dopo essere|dopo essersi|dopo aver rimontato|rimontando",
    # Chi
    "they": "essa|essi|noi",
    "them": "li|ne",
    "theirs": "sua|suo|suoi|sue|nostra|nostro|nostri|nostre",
    "he": "lui|egli",
    "only_side": "unica squadra|unico club|unica avversaria|sola squadra",
    "crowd": "spettatori|tifosi|persone|paganti",
    "side": "squadra|club|società|formazione|compagine|team",
    "any_side": "nessuna squadra|nessun'altra squadra|ogni altra squadra|tutte le altre"
    "|tutte le altre squadre",
    "coach_n": "tecnico|allenatore|mister",
    "charge": "in panchina|alla guida|al timone",
    "reign": "gestione|epoca|ciclo|corso",
    # Come finisce una partita
    "beat": "battuto|battuta|battuti|battute|batte|batté|batterono|battono|battendo|battere"
    "|sconfitto|sconfissero|sconfisse|sconfigge|sconfiggendo|superato|superata|superati|superò"
    "|superano|supera|superando|superarono|piegato|piegata|piegò|piegando|piega|travolto|travolta"
    "|travolti|travolse|travolge|travolgendo|travolsero|demolito|demolita|demolì|annientato"
    "|annientò|schiantato|schiantò|liquidato|liquidò|regolato|regolò|domato|domò|steso|stese"
    "|surclassato|surclassò|strapazzato|strapazzò|umiliato|umiliò|asfaltato|affondato|affondò"
    "|battemmo|distrutto|distrusse|sbriciolato|mandato al tappeto|stende|avuto la meglio su"
    "|ha la meglio su|avere la meglio su",
    "win": "vinto|vinta|vinte|vinti|vinse|vince|vinsero|vincono|vincendo|vincere|imposto|imposta"
    "|imposti|impose|imposero|impone|impongono|trionfato|trionfò|trionfa|imponendosi|passato"
    "|passata|fatto bottino pieno|vincemmo|espugnato|espugnò|espugna",
    "lose": "perso|persa|perse|persi|perde|persero|perdono|perdendo|perdere|caduto|caduta|caduti"
    "|cadde|cade|caddero|arresa|arreso|arresi|arrese|arrende|arrendersi|crollato|crollata|crollò"
    "|crolla|ko|perdette|perdemmo|è finita ko|soccombe|ceduto|cede",
    "draw": "pareggiato|pareggiata|pareggiati|pareggiate|pareggiò|pareggia|pareggiano|pareggiarono"
    "|pareggiando|pareggiare|impattato|impattò|impatta|diviso la posta|pareggiammo",
    "not_beyond": "non andò oltre|non è andata oltre|non va oltre|non andarono oltre",
    "held": "fermati|bloccato|bloccata|bloccò|blocca|costretto|costretta|inchiodato|imbrigliato",
    "win_n": "vittoria|vittorie|successo|successi|affermazione|trionfo|trionfi",
    "loss_n": "sconfitta|sconfitte|battuta d'arresto|battute d'arresto|rovescio|tonfo|capitombolo"
    "|stop",
    "draw_n": "pareggio|pareggi|pari|segno x",
    "suffer": "subìto|subisce|subì|incappata in|incappato in|rimediato|rimediata|rimediò|rimedia"
    "|patito|patì",
    "record": "conquistato|centrato|centrò|centra|firmato|raccolto|strappato|strappò|conquistò"
    "|portato a casa|infilato",
    "goalless": "a reti inviolate|a reti bianche|senza reti|senza gol",
    # I gol
    "score": "segnato|segnati|segnò|segna|segnano|segnarono|segnando|segnare|realizzato|realizzati"
    "|realizzò|realizza|messo a segno|messi a segno|realizzando|segnava",
    "concede": "subiti|subendo|incassato|incassati|incassò|incassa|incassando|concesso|concessi"
    "|presi|preso|subire|subiva|concedendo",
    "make": "fatto|fatti|fece|fa|fanno|fecero|facendo|facemmo|facciamo",
    "put": "rifilato|rifilati|rifilò|rifila|rifilando|inflitto|inflisse|infligge|rifilarono"
    "|rifilare|rifilano",
    "goal": "gol|goal|goals|reti|rete|marcature|centri",
    "clean_sheet": "clean sheet|porta inviolata|porte inviolate|partite senza subire gol"
    "|gare senza subire gol",
    "keep": "mantenuto|mantenne|tenuto|tenne|collezionato",
    # La classifica
    "finish": "chiuso|chiusa|chiude|chiudono|chiuse|chiusero|chiudendo|chiudere|arrivato|arrivata"
    "|arrivati|arriva|arrivò|arrivarono|arrivano|classificato|classificata|classificati|classificò"
    "|classificarono|piazzato|piazzata|piazzati|piazzò|piazza|terminato|terminata|terminò|termina"
    "|terminarono|concluso|conclusa|conclude|concluse|conclusero|giunto|giunta|giunse|giunge"
    "|finito|finita|finiti|finì|finisce|finirono|finite|finiscono|terminando|arrivando|piazzandosi"
    "|classificandosi|concludendo",
    "end": "risultato finale|punteggio|recita|diceva|recitava",
    "stand": "occupava|occupa|stava|trovava|trovavano|ritrovava|trova",
    "climb": "salito|salita|saliti|salì|sale|portata|portato|porta",
    "take": "raccoglie|raccolse|raccolti|conquistati|conquista|totalizzato|totalizzò|totalizzati"
    "|totalizza|ottenuti|ottenne|ottiene|messo insieme|messi insieme|raggranellato|incamerato"
    "|incamerò|accumulato|accumulò|fatto registrare|racimolato|guadagnato|guadagnati|guadagnò"
    "|accumulati|conquistando|totalizzando|raccogliendo",
    "point": "punti|punto|lunghezze|lunghezza",
    "place": "posto|posizione|piazzamento|piazzamenti|gradino",
    "table": "classifica|graduatoria|classifica finale",
    "topped": "dominato|guidato|guidava",
    "top": "in testa alla classifica|in vetta alla classifica|in cima alla classifica"
    "|al comando della classifica|in testa|in vetta|prima della classe|capolista|al comando"
    "|in cima",
    "bottom": "in fondo|in coda|ultimo posto|fanalino di coda",
    "champions": "campione|campioni|campione d'italia|campioni d'italia|scudetto vinto",
    "just_behind": "subito dietro|subito dietro a|subito alle spalle di|subito alle spalle"
    "|immediatamente dietro",
    "behind": "dietro|alle spalle|alle spalle di|dietro a|di ritardo da|di distacco da",
    "only_behind": "dietro soltanto a|dietro solo a|dietro solo|dietro soltanto|dietro alla sola",
    "margin_n": "di scarto|di differenza",
    "gap_n": "di distacco|di ritardo|di distanza",
    "lead_n": "di vantaggio|di margine|in più",
    "fewer_n": "in meno",
    "ahead": "davanti a|davanti|sopra|di vantaggio su|sopra a|avanti a",
    "level": "a pari punti|a pari merito|alla pari|appaiata|appaiati|appaiato",
    "attack": "attacco",
    "defence": "difesa|retroguardia",
    "remain": "resta|restano|rimane|rimangono|resta tuttora",
    "best": "miglior|migliore|più prolifico|migliori|massimo|record",
    "worst": "peggior|peggiore|peggiori",
    "outscore": "segnato più di tutti",
    # Le partite
    "match": "partita|partite|gara|gare|match|incontro|incontri|panchine|impegni|impegno|presenze",
    "meeting": "sfida|sfide|precedenti|confronti|scontri diretti|scontri|confronto|scontro diretto",
    "round": "giornata|giornate|turno|turni|turni di campionato",
    "play": "giocato|giocate|giocata|disputato|disputate|gioca|giocò|disputò|giocavano",
    "times": "volte|occasioni|volta",
    "leg1": "andata|gara d'andata|gara di andata|match d'andata|partita d'andata|partita di andata"
    "|match di andata",
    "leg2": "ritorno|gara di ritorno|match di ritorno|partita di ritorno",
    "tie": "doppia sfida|doppio confronto",
    "aggregate": "nel doppio confronto|tra andata e ritorno|fra andata e ritorno|nelle due partite"
    "|nel computo totale|complessivo|totale|punteggio complessivo|nelle due gare",
    "campaign_n": "avventura|cammino|corsa|percorso|campagna|avventura europea|cammino europeo",
    "balance_n": "bilancio|ruolino",
    "goal_difference": "differenza reti",
    "on": "a quota",
    "visit": "visita di|arrivo di|visita del|visita della",
    "host": "ospitato|ospitò|ospita|ospitava",
    "came_to": "venne a|andò a|andata a",
    # Le serie
    "run": "striscia|serie|filotto|sequenza",
    "unbeaten_run": "serie di imbattibilità|imbattibilità|striscia di imbattibilità"
    "|striscia di risultati utili",
    "row": "di fila|di seguito|in fila|una dopo l'altra|una dietro l'altra",
    "straight": "consecutivi|consecutive|consecutiva|consecutivo",
    "unbeaten": "imbattuto|imbattuta|imbattuti|imbattute|senza perdere|senza sconfitte"
    "|senza sconfitta|da imbattuta|da imbattuti|senza mai perdere|senza una sconfitta",
    "winless": "senza vincere|senza vittorie|senza una vittoria|senza successi",
    "useful": "risultati utili",
    "go": "infilato|collezionato|collezionò|inanella|inanellato|inanellò|infilò|messo|infila|messe"
    "|mise|rimasta|rimasto|rimase|restata|restato|restò|inanella",
    # Le coppe
    "reach": "raggiunto|raggiunta|raggiunse|raggiunge|raggiunsero|raggiungendo|raggiungere"
    "|approdato|approdata|approdati|approdò|approda|volato|volata|volò|vola|passato a|arrivo"
    "|accesso|accede|centrando|acceduto|accedette|andata avanti|salito a|raggiungono|qualificata a"
    "|approdando|passando|staccato il pass",
    "begin": "iniziato|iniziò|inizia|cominciato|cominciò|comincia|aperto|aprì|apre|avviato|avviò",
    "lead": "portato|guidato|condotto|trascinato|portò|guidò|condusse|trascinò|porta|guida",
    "give": "regalato|regalò|regala|consegnato|consegnò|dato|diede|dà",
    "see": "vede|vide|ha visto|vedeva",
    "stop": "fermato|fermata|fermò|ferma",
    "exact_reach": "fermò la corsa|arenata|spinta fino|spinse fino|arrivata fino|arrivato fino"
    "|arrivati fino|arrivò fino|arriva fino|arrivarono fino|giunta fino|giunse fino",
    "elim": "eliminato|eliminata|eliminati|eliminò|elimina|eliminarono|eliminando|estromesso"
    "|estromessa|buttato fuori|buttata fuori|eliminandoli|fatto fuori|fece fuori|estromise",
    "elim_open": "mandato|sbattuto",
    "out": "uscito|uscita|usciti|uscì|esce|uscirono|uscendo|fuori|escono",
    "hands": "per mano di|per mano del|per mano della|contro di",
    "lift": "alzato|alzò|alza|sollevato|sollevò|aggiudicato|aggiudicata|aggiudicò|aggiudica",
    "trophy": "trofeo|titolo|competizione|torneo",
    "qualify": "qualificata per|qualificato per|qualificò per|qualificati per|qualifica per"
    "|strappato il pass per|qualificazione in|qualificazione a|qualificata in|qualificò in",
    "group": "girone|gruppo|raggruppamento",
    "group_stage": "fase a gironi|fase a gruppi|gironi|girone eliminatorio",
    "knockout": "fase a eliminazione diretta|fase a eliminazione|eliminazione diretta",
    "final": "finale|finali|finalissima|atto conclusivo",
    # Quando
    "season_n": "stagione|stagioni|annata|annate",
    "year_n": "anno|anni",
    "month_n": "mese",
    "half_one": "prima metà",
    "half_two": "seconda metà",
    "half1": "girone di andata|girone d'andata",
    "half2": "girone di ritorno",
    "autumn": "autunno",
    "winter": "inverno",
    "spring": "primavera",
    "summer": "estate",
    "start": "inizio|inizi|primi giorni|avvio",
    "end_n": "fine|termine|conclusione",
    "mid": "metà di",
    "halfway": "giro di boa|metà campionato|metà stagione",
    "that": "quelli|quel|quella|quell'|quelle|quei|questa|questo|quest'|stesse",
    "last": "ultima|ultime|ultimi|ultimo|restanti|rimanenti",
    "other": "altre|altri",
    "under": "sotto|sotto la guida di|sotto la gestione di|agli ordini di",
    "christmas": "natale",
    "day": "giorni|giorno",
    "week": "settimane|settimana",
    "eve": "alla vigilia|vigilia",
    # Confronti
    "once": "una volta|una sola volta|una volta sola",
    "twice": "due volte",
    "at_least": "almeno|non meno di",
    "at_most": "al massimo|non più di",
    "more_than": "più di|oltre",
    "fewer_than": "meno di",
    "only": "solo|soltanto|solamente|esattamente|la bellezza di|sola|un totale di|un bottino di",
    "more": "più",
    "fewer": "meno",
    "single": "singolo|singola|alcuna|alcun",
    "no": "nessun|nessuna|nessun'",
    "all": "tutte|tutti|tutte e|tutti e|ogni",
    "both": "entrambe|entrambi|sia",
    # Dove
    "home": "in casa|casalingo|casalinga|casalinghi|casalinghe|tra le mura amiche|interno|interna"
    "|fra le mura amiche|davanti al proprio pubblico|interne",
    "away": "in trasferta|fuori casa|esterno|esterna|lontano da casa|esterne|esterni|trasferta"
    "|lontano da bergamo",
    "home_of": "in casa del|in casa della|in casa dell'|in casa di|sul campo del|sul campo della"
    "|sul campo dell'|sul campo di|in trasferta contro|sul terreno del|sul terreno della"
    "|sul terreno dell'|in casa dei",
    "neutral": "campo neutro|in campo neutro",
    # Che cosa lega
    "in": "in|nel|nello|nella|nei|negli|nelle|nell'|durante",
    "a": "a|ad",
    "al": "al|allo|alla|ai|agli|alle|all'",
    "su": "su|sul|sullo|sulla|sui|sugli|sulle|sull'",
    "of": "di|del|dello|della|dei|degli|delle|dell'|d'",
    "da": "da|dal|dallo|dalla|dai|dagli|dalle|dall'",
    "with": "con|col|coi|con il",
    "for": "per",
    "against": "contro|contro il|contro la",
    "after": "dopo",
    "before": "prima|prima di|prima del|prima della|prima dell'|precedenti a|precedenti il"
    "|precedente a",
    "between": "tra|fra",
    "and": "e|ed",
    "but": "ma",
    "while": "mentre|anche se|sebbene",
    "which": "che|cui|il quale|la quale",
    "when": "quando|perché|poiché|dato che|siccome",
    "next": "successivo|successiva|seguente",
    "previous": "precedente|scorso|scorsa",
}

ONLY_THEN_NARROWED = (
    r"\A[^;]*\b(?:solo|soltanto|solamente|appena)\b[^,;]*,\s*(?:in|contro|con|col|al|alla|allo|ai|a"
    r"|in casa|fuori|d\w+)\b"
)
PLAIN_IS = (
    r"\be\b(?=\s+\w+(?:at|ut|it|st|nt|rs|s)[oaie]\b)"
    r"|(?<=\bqual )e\b|(?<=\bdove )e\b|(?<=\bquando )e\b|(?<=\bcome )e\b|(?<=\bchi )e\b"
)
"""A pattern: "e" that may be "è" typed without its accent."""
WE = r"\b(?:noi|\w+(?:iamo|mmo|vamo))\b"
US = r"\bci\b"
OUR = r"\bnostr[oaie]\b"
ALL_TIME = r"\b(?:complessivamente|in totale|nel complesso|in tutto)\b"
THEN = frozenset(("poi", "quindi", "successivamente"))

VERBS = {
    "beat": "superare piegare demolire annientare schiantare liquidare regolare domare surclassare"
    " strapazzare umiliare asfaltare affondare sconfiggere travolgere battere stendere sbaragliare"
    " castigare punire matare freddare sbriciolare travolgere sgretolare",
    "win": "vincere imporre trionfare espugnare prevalere",
    "lose": "perdere cadere crollare soccombere cedere capitolare",
    "draw": "pareggiare impattare",
    "held": "bloccare frenare inchiodare imbrigliare costringere",
    "put": "rifilare infliggere",
    "score": "segnare realizzare siglare",
    "concede": "incassare subire concedere",
    "finish": "chiudere terminare concludere giungere finire piazzare classificare arrivare",
    "climb": "salire risalire portare",
    "take": "conquistare totalizzare ottenere raccogliere collezionare accumulare racimolare"
    " incamerare guadagnare raggranellare",
    "reach": "raggiungere approdare volare centrare",
    "elim": "eliminare estromettere",
    "lift": "alzare sollevare aggiudicare",
    "verb": "valere regalare lasciare pesare aprire segnalare dare significare bruciare fruttare"
    " permettere consentire mandare spianare certificare confermare interrompere rilanciare"
    " scatenare riscattare restare rimanere garantire fare",
}
"""Infinitives by kind; `conjugate` gives the forms that prose uses."""

_ENDINGS = {
    "are": "are a ano ò arono ava avano ato ata ati ate ando ammo iamo avamo",
    "ere": "ere e ono ette ettero é erono eva evano uto uta uti ute endo emmo iamo evamo",
    "ire": "ire e isce ono iscono ì irono iva ivano ito ita iti ite endo immo iamo ivamo",
}
_IRREGULAR = {
    "sconfiggere": "sconfisse sconfissero sconfitto sconfitta sconfitti sconfitte",
    "travolgere": "travolse travolsero travolto travolta travolti travolte",
    "vincere": "vinse vinsero vinto vinta vinti vinte",
    "imporre": "impone impongono impose imposero imposto imposta imposti imposte imponendo"
    " imponeva imponendosi",
    "perdere": "perse persero perso persa persi perse",
    "stendere": "stese stesero steso stesa stesi",
    "cadere": "cadde caddero caduto caduta caduti cadute",
    "concedere": "concesse concessero concesso concessa concessi",
    "infliggere": "inflisse inflissero inflitto inflitta",
    "chiudere": "chiuse chiusero chiuso chiusa chiusi chiuse",
    "concludere": "concluse conclusero concluso conclusa conclusi concluse",
    "giungere": "giunse giunsero giunto giunta giunti giunte",
    "ottenere": "ottenne ottennero ottiene ottengono ottenuto ottenuti ottenuta ottenute",
    "raccogliere": "raccolse raccolsero raccolto raccolti raccolta raccolte raccoglie raccolgono",
    "raggiungere": "raggiunse raggiunsero raggiunto raggiunta raggiunti",
    "estromettere": "estromise estromisero estromesso estromessa estromessi",
    "costringere": "costrinse costrinsero costretto costretta costretti",
    "valere": "valse valsero valso valsa vale valgono",
    "dare": "diede dà danno",
    "aprire": "aprì apre aperto",
    "permettere": "permise",
    "prevalere": "prevalse prevalsero prevalso",
    "interrompere": "interruppe",
    "rimanere": "rimase rimane rimangono rimasto",
    "garantire": "garantì garantisce",
    "fare": "fece fecero",
}


def conjugate(infinitive: str) -> list[str]:
    """The forms of a verb in the third person and "we", its participles, gerund and infinitive."""
    stem, ending = infinitive[:-3], infinitive[-3:]
    forms = [] if ending not in _ENDINGS else [stem + end for end in _ENDINGS[ending].split()]
    if infinitive[-4:] in ("gare", "care"):  # piegare: pieghiamo
        forms = [form for form in forms if not form.endswith("giamo")]
    return [*forms, *_IRREGULAR.get(infinitive, "").split()]


QUESTIONS: dict[str, str] = {
    "how_many": "quanti|quante|quanto",
    "how_often": "quanto spesso",
    "who_q": "chi|quale squadra|che squadra|da chi",
    "have": "avete|avevate|hai",
    "be": "siete|eravate",
    "when_q": "quando|quand'|in che giorno|in quale giorno|che giorno",
    "where_q": "dove|in che posizione|in quale posizione|a che posto|a quale posto|che posto"
    "|che posizione|come|com'è|com'è andata|com'era",
    "how_far": "fin dove|fino a dove|a che punto|a quale turno|fino a che turno",
    "what": "qual|qual'|quale|quali|che",
    "score_q": "risultato|punteggio|risultati",
    "ever": "mai",
    "league": "scudetto|titolo",
    "best_finish": "miglior piazzamento|migliore piazzamento|miglior posizione|migliore posizione"
    "|piazzamento migliore|posizione migliore|miglior posto",
    "worst_finish": "peggior piazzamento|peggiore piazzamento|peggior posizione|peggiore posizione"
    "|piazzamento peggiore|posizione peggiore|peggior posto",
    "win_share": "percentuale di vittorie|percentuale vittorie|percentuale di partite vinte",
    "play": "allenato|diretto|guidato",
    "transfer_q": "comprato|comprati|acquistato|acquistati|venduto|venduti|ceduto|ceduti|acquisti"
    "|acquisto|cessioni|cessione|mercato|calciomercato",
    "scorer_q": "marcatore|marcatori|capocannoniere|cannoniere|bomber",
    "trophy_q": "trofei|coppe|titoli|trofeo",
    "longest": "più lunga|migliore|più lungo",
    "biggest": "più larga|più netta|più ampia|più grande|più pesante|peggior|peggiore|più brutta",
    "last_time": "ultima volta|per l'ultima volta|di recente",
    "first_time": "prima volta|per la prima volta",
    "win_run_n": "striscia di vittorie|serie di vittorie",
    "home_win_run_n": "striscia di vittorie in casa|serie di vittorie in casa",
    "unbeaten_run_n": "striscia di imbattibilità|serie utile|serie di imbattibilità"
    "|striscia di risultati utili|imbattibilità|serie senza sconfitte|striscia senza sconfitte"
    "|serie senza perdere|striscia senza perdere|serie da imbattuti",
    "meet": "affrontato|affrontata|incontrato|affrontò|affrontati",
    "finish": "finita|finito|andata a finire",
}
"""Words that mean something else in a question."""

NAMES: dict[str, dict[Any, str]] = {
    "num": {1: "una sola|un solo|una singola|un singolo"},
    "month": dict(
        enumerate(
            [
                "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
                "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
            ],
            1,
        )
    ),
    "stage": {
        "Quarter-finals": "quarti di finale|quarto di finale",
        "Semi-finals": "semifinale|semifinali",
        "Round of 16": "ottavi di finale|ottavo di finale",
        "Round of 32": "sedicesimi di finale",
        "Knockout phase play-offs": "playoff|play-off|spareggi|spareggio",
        "League phase": "fase campionato|maxi girone|league phase",
    },
    "rel": {
        0: "quella stagione|quell'anno|quell'annata|stessa stagione|stesso anno|quel campionato",
        1: "anno dopo|anno successivo|stagione successiva|stagione dopo|anno seguente"
    "|stagione seguente|annata successiva",
        -1: "anno prima|anno precedente|stagione precedente|stagione prima|annata precedente",
        "last": "scorsa stagione|scorso anno|anno scorso|stagione scorsa|scorso campionato",
        "this": "questa stagione|quest'anno",
    },
    "ordinal_stage": {
        (4, "Quarter-finals"): "quarti",
        (8, "Round of 16"): "ottavi",
        (16, "Round of 32"): "sedicesimi",
    },
    "europe": {"": "europa|coppe europee|competizioni europee|coppe"},
    "league": {"": "campionato|massima serie|massimo campionato|scudetto"},
    "country": {
        "GER": "germania", "ESP": "spagna", "ENG": "inghilterra", "FRA": "francia",
        "UKR": "ucraina", "POR": "portogallo", "NED": "olanda|paesi bassi", "BEL": "belgio",
        "SUI": "svizzera", "AUT": "austria", "CRO": "croazia", "DEN": "danimarca",
        "POL": "polonia", "GRE": "grecia", "CYP": "cipro", "BIH": "bosnia", "ISR": "israele",
    },
}  # fmt: skip
