"""Words that colour a post, written by hand for this project: warm, sore, and small pictures."""

from candour.reading.wordlists import words_of

WARM = words_of(
    """
    ace admirable adorable amazed amazing angel angels appreciate appreciated appreciative attentive
    awesome beautiful belter best better blessed blessing blinding bostin bravo bril brill brilliant
    brilliantly calm calmed calming cared caring champion charming cheerful cheers cheery classy clean
    comfortable comforted comforting commend commendable compassion compassionate competent congrats
    congratulations considerate cracker cracking credit cushty cwtch dedicated dedication delighted
    delightful deserve devoted diamond diamonds dignified diolch easy efficient efficiently effortless
    encouraging enjoy enjoyable enjoyed excellent exceptional exceptionally exemplary explained fab
    fabulous fantastic fantastically faultless flawless friendly gem gems generous gentle gently genuine
    genuinely glad gleaming glowing godsend good gorgeous grand grateful gratitude great greatly happier
    happy heartfelt heartwarming helped helpful helpfulness hero heroes heroic hilarious honoured
    hospitable ideal immaculate impeccable impressed impressive incredible incredibly informative
    inspiring interested invaluable jolly joy kind kindest kindly kindness knowledgeable legend legends
    lifesaver lifesavers lifesaving love loved loveliest lovely loving lucky lush luv magic magnificent
    marvellous marvelous memorable mint nice nicest outstanding peaceful perfect perfectly phenomenal
    pleasant pleased pleasure polite positive praise precise pristine privilege professional
    professionalism professionally prompt promptly proud punctual quickest quickly reassurance reassured
    reassuring recommend recommended relaxed relaxing reliable relief relieved respect respectable
    respected respectful saint saints satisfied saved seamless sensitive skilful skilled smashing smile
    smiled smiles smiley smiling smooth smoothly soothing spectacular speedy splendid spotless star
    stars stellar sterling stunning super superb superlative superstar superstars supported supportive
    swift sympathetic ta tender terrific thank thankful thanking thanks thankyou thanx thnx thorough
    thoroughly thoughtful thx tidy topnotch treasure tremendous truly trusted ty understanding unreal
    upbeat uplifting valued warm warmth welcome welcomed welcoming wicked wonderful wonderfully
    worthwhile wow yay
    """
)

SORE = words_of(
    """
    abandoned abrupt abused abysmal aggressive agony alarming alone anger angry annoyance annoyed
    annoying appalled appalling arrogant ashamed atrocious attitude avoidable awful bad badly begged
    begging bin bleeding blood blunt bored boring broken bruised bullied bully bullying burnt cancelled
    cancelling cancels careless chaos chaotic chased cheeky cheesed cold complain complained complaint
    complaints confused confusing contradictory corrupt cramped crap cried criminal crowded cruel
    cruelty cry crying damp dangerous dark delay delayed delaying delays denied deplorable depressing
    desperate despicable destroyed diabolical died difficult dignity dire dirty disappointed
    disappointing disappointment disaster disastrous discharged disgrace disgraceful disgusted
    disgusting disinterested dismal dismay dismissed dismissive disorganised disrespect disrespected
    disrespectful distraught distress distressed distressing dodgy draughty dreadful dump embarrassed
    embarrassing evicted evicting evil excuse excuses exhausted expensive fail failed failing failings
    failure failures farce fault faulty filthy fobbed forgot forgotten fraud freezing frightened
    frightening frustrated frustrating frustration fuming furious ghastly greedy grim grotty grubby
    harsh hate hated heartless hell hideous hopeless horrible horrid horrific horrified hostile
    humiliated humiliating hungry hurt ignorant ignored ignoring impatient impersonal impossible
    inaccurate inadequate inappropriate incompetence incompetent incorrect indifferent inedible
    inefficient inexcusable infuriating inhumane insensitive insult insulted insulting intimidating
    intolerable invisible irritated irritating joke judged knackered lack lacking lacks late lazy liar
    liars lied lies livid loathe lonely lost loud lousy lying mess messed messy minging mishandled
    misleading missed missing mistake mistakes mistreated moan mouldy muddle naff nasty neglect
    neglected negligence negligent nightmare noise noisy outrage outraged outrageous overcrowded
    overlooked overpriced overworked pain painful panic pants pathetic patronised patronising petrified
    pointless pollute poor poorly problem problems punished rage ridiculous rotten rough rubbish rude
    rudely rudeness ruined rushed rushing sad sadden saddened sadly sarcastic scandal scandalous scared
    screaming shabby shambles shambolic shame shameful shocked shocking shoddy shouted shouting shut
    shutting sick sickening slow smell smelly smelt snapped sneering snotty soaking soiled sore stank
    starving stench stress stressed stressful stuck stuffed stupid suffer suffered suffering tardy tears
    terrible terrified threatened throw tired torture traumatic traumatised trouble ugly unable
    unacceptable unanswered unattended unavailable uncaring unclean unclear uncomfortable uncooperative
    undignified unfair unfeeling unforgivable unfortunate unfriendly unhappy unheard unhelpful
    unhygienic uninterested unkempt unkind unnecessary unpleasant unprofessional unqualified unreliable
    unsafe unsanitary unsatisfactory unsupported unsure unsympathetic untidy untrained unwelcome unwell
    upset upsetting urine useless vile violent vomit waited waste wasted worried worry worrying worse
    worst wrong wrongly
    """
)

WARM_SIGNS = words_of(
    """
    👏 🙏 ❤ ❤️ 💙 💚 💛 💜 🧡 🖤 🤍 💗 💖 💕 💞 💓 🥰 😍 😊 ☺ ☺️ 😀 😃 😄 😁 🙂 😘 🤗 🎉 🥳 🎊 🌟
    ⭐ ⭐️ ✨ 🏆 🥇 💪 👍
    👌 🙌 🌈 🌷 🌹 🌻 💐 😇 🤩 💯
    🫶 🥹 ♥ ♥️ 😌 😎 🤝 🎈 🍰
    """
)
SORE_SIGNS = words_of(
    """
    😡 🤬 😠 😤 👎 🙄 😒 😞 😔 😩 😫 🤮 🤢 💩 🤡 😱 😢 😖 😣 🤦 😑 🖕 😾 🙁 ☹ ☹️ 😕 💔 🚮 🤷 😨 😰 🥶 🤯 🐌
    """
)
EITHER_SIGNS = words_of(
    """
    😂 🤣 😭 😅 🙃 😬 😐 💀 👀 🤔
    """
)
