"""Words that are ordinary by themselves, and beside others tell of a life in danger at this minute.

    "The curtains have gone blue"            FADES                    alone: nothing
    "My grandad's gone blue"                 FADES ... WHOSE          raised
    "Squeaky door", "her voice is squeaky"   SQUEAKS                  only beside VOICE

The table of signs takes these signs and rules in; a word here should be met in any inbox.
"""

SOMEBODY = """
    he she him her hes shes they baby babys babies baba bby newborn twins mum mums mam mammy mother dad dads
    daddy father abbu nan nana gran granny grandma grandad granda grandpa husband hubby wife partner
    boyfriend girlfriend son daughter lad lads lass boy girl kid child toddler bairn wean wain brother bro
    sister uncle auntie aunt nephew niece cousin friend mate m8 man woman lady gentleman gent chap bloke
    fella fellow patient resident client tenant customer passenger someone somebody driver
"""

SIGNS_IN_DOUBT = {
    "SOMEBODY": SOMEBODY,
    "WHOSE": f"""
        {SOMEBODY} lips lip nails finger fingers toes foot hand hands leg legs thigh stoma face skin eyes eye
        mouth chest side belly
    """,
    "ILL": """
        chest lips tongue throat fever temp temperature blood bleed* pain* headache head rash spots sick
        vomit* confused dizzy weak swelling swollen fitted tablets pills insulin medicine dose overdos* meds
        ambulance ambo 999 111 asthma* diabetic epilep* sugar sugars allerg* stung sting jab heart pulse
        eyes pupils pinpricks jaw leg legs collapsed unconscious wake awake rouse seizure fits pale ribs
        lungs choking ket heroin gas fell asleep sleeping shivering chemo operation op surgery shock
        kitchen_floor bathroom_floor wheez* floor feeds feed whistle mask toilet_roll numbness buzzer eye
        blind ventilator fishbone nosebleed foot trachy tracheostomy dived vodka hypo wont_take spray
        throwing_up days_old foam skinful breathing breathe breathless cough* neurone infection swallowed
        half_her_face half_his_face limp suddenly all_of_a_sudden drowsy cut crushed burn* scald* injur*
        flames fire tube drain wound bitten poison* pregnant bottle towel circular sweat sweaty sweats
        dripping
    """,
    "FADES": """
        going_blue gone_blue turned_blue turning_blue goes_blue looks_blue gone_purple gone_grey he_grey
        hes_grey she_grey is_grey looks_grey ashen mottled clammy a_funny_colour a_bad_colour
        a_horrible_colour a_terrible_colour lips_are_going cold_to_touch cold_to_the_touch white_and_cold
        cold_and_white lifeless floppy all_floppy gone_floppy unresponsive eyes_rolled rolled_back twitching
        jerking very_sleepy so_drowsy isnt_opening not_opening_his not_opening_her not_moving_and
        isnt_moving gasping panting choking lopsided droopy drooping slurring slurred drooling
        stopped_making_sense stopped_making_that stopped_making_any black_and_cold cold_and_black bluish
        dusky purplish waxy
    """,
    "LIFELESS": """
        hair paint painted fountain slush lolly lollipop jelly sunhat floppy_hat custard scones face_paint
        halloween yawning wallpaper it_a_boy website kiosk file boiler
    """,
    "SEEMS_ILL": """
        out_cold blacked_out talking_nonsense talking_rubbish talking_gibberish not_making_sense
        lost_the_sight lost_sight lost_my_sight like_a_curtain mouth_dropped face_dropped
        one_side_of_his_face one_side_of_her_face speech_gone dropping_things cant_see_straight jumbled
        all_jumbled thunderclap seeing_stars flashing_lights hands_are_like like_balloons cant_feel_my
        cant_feel_his cant_feel_her gurgling grunting rasping every_breath gasping panting choked cant_talk
        cant_speak drowning alarm_has_been alarm_been_going alarm_ringing sweating_buckets going_to_faint
        double_vision face_is_numb face_gone_numb stopped_making green_stuff stuff_running_down
        doesnt_know_who_he doesnt_know_who_she electrocut* haemorrhag* drooling clammy mottled gone_grey
        floppy slurring slurred droopy twitching jerking cold_to_the_touch speech_is_all fading_fast
        gone_quiet hes_gone_quiet he_gone_quiet she_gone_quiet gone_quiet_and he_gone_very_quiet
        she_gone_very_quiet hes_gone_very_quiet went_blue
    """,
    "BREATHES_ILL": """
        sentence two_words one_word says_one_word lips_blue lips_are lilac nails sat_still jaw neck ankle
        calf clot sickle chemo confused mottled ribs suck* weeks_old week_old wks_old wk_old days_old
        day_old months_old month_old temp temperature frightened pear_drops oxygen
    """,
    "PANTS": "gurgling grunting rasping every_breath out_of_breath short_of_breath gasping panting",
    "CHOKES_NOW": "choking",
    "COLLAPSES": "collapsed",
    "AT_THIS_MINUTE": """
        nobody no_one now help please send floor_by bus_stop just outside_main people_are no_staff twice
        isnt_breathing not_breathing right_now still cant_wake what_do_i what_do_we minutes_ago an_hour_ago
        just_now cant_lift cant_move
    """,
    "VOICE": "voice",
    "SQUEAKS": "squeaky croaky squeaking gone_all gone_high vanished",
    "PUPIL_OF_THE_EYE": "pupil pupils",
    "UNEVEN": """
        bigger huge massive enormous blown pinprick pinpricks pinpoint pinpoints size big fixed dilated
        small smaller uneven than_the_other
    """,
    "SADDLE": "saddle",
    "NUMB": "numb numbness wipe wiping bladder sciatica wet_myself",
    "TESTICLE": "testicle testicles",
    "AGONY": "agony swollen pain painful hard up_high gone_up high_and vomiting sick doubled twisted",
    "ALLERGY": "anaphyla* epipen allergic_reaction",
    "FLARES": """
        swell* throat tongue lips wheez* hives minutes_ago out_of_date second_pen closing scratching sting
        stung pen_used
    """,
    "PULSE_IS": "pulse_is her_pulse his_pulse my_pulse",
    "PULSE_ODD": """
        thirty forty 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 130 135 140 145 150 155 160 165 170 175
        180 185 190 195 200 slow all_over weak faint irregular drip cant_find
    """,
    "BLEEDS_OUT": "pumping soaked_through soaking_through spurting bleeding_through coffee_grounds",
    "FROM_A_WOUND": """
        blood bleeding bled cut wrist thigh groin neck vein fistula scar wound pad pads dressing towel
        towels stitches hand_through hedge_trimmer chainsaw bright bright_red heroin window
        greenhouse line bringing brought pacemaker belt saw knife glass fist clots sick vomit* threw thrown
        arm leg foot hand head face finger thumb nose knee
    """,
    "WATERS_BREAK": "waters_broke waters_broken",
    "TOO_SOON": """
        brown green blood cord fever rope head_is 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 triage_said
        meconium
    """,
    "BABY_COMES": "baby_is_coming baby_coming placenta crowning",
    "NOW_BORN": "feel head push pushing now contractions lift road car stuck bleeding ambulance taxi",
    "CORD": "bit_of_cord cord_hanging cord_is hanging_down no_movement reduced_movement hasnt_moved_since",
    "BIRTH": """
        waters baby pregnant weeks wks midwife labour afterbirth pulsing rope womb triage kicks bump
    """,
    "BELL": "bell call_bell pull pull_cord light alarm_cord toilet loo shoulder knee hip",
    "STABS": "stabbed_me got_stabbed been_stabbed",
    "NEEDLES": "needle needles cannula phlebotomist vein veins jab injection fairy plaster blood_test",
    "UP_HIS_SLEEVE": "up_his_sleeve up_her_sleeve something_up_his something_under_his",
    "MENACE": """
        knife blade angry crying muttering metal hammer machete bat hidden fridge sandwich looking
        keeps staring
    """,
    "LIES_THERE": """
        on_the_floor lying_on_the_floor bathroom_floor kitchen_floor at_the_bottom_of not_answering
        not_moving wont_answer not_responding fallen_and unconscious
    """,
    "NOBODY_COMES": """
        nobody_coming nobodys_coming no_one_coming nobody_comes no_one_comes nobody_is_coming
        nobody_will_come no_one_will_come cant_get_to_the cant_get_up cant_move cant_reach shouted_and
        since_six since_five since_four since_three since_ten since_last_night under_door door_locked
        nobody_has_been i_on_my_own on_my_own no_staff seizure tongue bleeding he_still still_cant
    """,
    "ASKS_AT_ONCE": """
        what_do_i_do what_do_we what_should_i_do what_should_we is_it_worth_coming is_it_worth_bringing
        should_i_come should_i_ring should_i_call should_i_drive should_we_come do_i_ring do_i_come do_i_call
        do_we_come who_do_i_ring is_that_normal is_this_normal on_hold rings_out nobody_picks_up
        no_one_picks_up in_the_queue wait_my_turn not_answering nobody_answers ring_back told_to_wait
        do_i_wait do_i_pull where_do_i_park do_i_put
    """,
    "ASKS": "should_i do_i is_it_worth should_we still_waiting isnt_answering",
    "GRAVE": """
        chest_pain bleeding breathing unconscious having_a_fit having_a_seizure having_a_stroke
        collapsed septic
    """,
    "IN_PASSING": """
        flu_jab from_the_jab from_my_jab after_my_jab fit_as fit_for medically_fit fitness registrar donor
        leaflet diary physio chemist_says just_viral feel_fine dentist
    """,
    "TOP_NUMBER": "220 222 224 225 226 228 230 232 235 238 240 245 250 over_130 over_140 over_150",
    "READS": "pressure bp systolic",
    "RUNS_OUT": "run_out ran_out empty isnt_working not_helping on_the_red into_the_red",
    "TANK": "inhaler oxygen cylinder nebuliser concentrator",
    "SHORT_OF_IT": """
        lips nails breath* sentence grey wheez* one_word lilac purple panting blue hour_since an_hour_ago
        an_hour_since trolley supplier discharge_lounge cant_finish
    """,
    "BLOOD_ALL_OVER": "blood_everywhere",
    "POURS": """
        passed_out came_apart came_out line buzzer fell fainted pouring help unconscious not_moving cut arm
        leg head hand wrist white
    """,
    "LIGHT_HURTS": "light_hurts lights_hurt neck_is_stiff neck_stiff neck_has_gone_stiff stiff_neck",
    "MENINGES": """
        rash spots pinpricks headache head purple glass fever temp temperature sick nosebleed thunderclap
        shins drowsy sleepy jumping
    """,
    "IN_THE_LOO": "locked_in_the_toilet locked_in_the_toilets locked_in_the_loo locked_in_the_bathroom",
    "NO_ANSWER": "blade razor crying no_answer blood pain tablets",
    "SWALLOWS": "swallowed drank drunk inhaled",
    "NOT_TO_BE_EATEN": """
        battery batteries magnet magnets magnetic bleach antifreeze weedkiller dishwasher detergent
        washing_tablet laundry_pod nail screw needle glass white_spirit paraffin descaler polish acid
        solvent turps petrol
    """,
    "IT_CAME_OUT": "had_it_out got_it_out came_out out_the_other in_march in_may in_june in_the_spring pride",
    "STIFF": "stiff_as",
    "JOINT": "knee hip shoulder ankle physio bed mattress towel collar left_on",
    "BEATS_HARD": "racing thumping fluttering pounding",
    "FAINTING": """
        hours hives dizzy faint* blacking_out blotchy doppler breathless lie_flat blurry tongue an_hour pain
        vision fit sick cant_stand
    """,
    "FACE_DOWN": "face_down_in lying_face_down is_face_down shes_face_down face_down_on",
    "ON_A_COUCH": "scanner scan massage couch scan_table frame cream custard",
    "SOFT_SPOT": "soft_spot fontanelle",
    "SUNK": "sunk sunken saucer bulging bulges bulge dry nappy nappies",
    "RED_LINE": "red_line red_lines red_streak red_streaks",
    "UP_A_LIMB": "armpit elbow groin up moving spreading shaking hot shivery rambling",
    "SHOULDER_TIP": "shoulder_tip tip_of_my_shoulder",
    "BELLY_TOO": "ribs tummy belly pregnant preg coil period late weeks fainted test",
    "WANDERER": """
        gown nightie dressing_gown band hospital_band pyjamas slippers barefoot bare_feet confused dementia
        cannula wristband
    """,
}

RULES_IN_DOUBT: dict[str, str | tuple[str, int]] = {
    "fades": ("FADES WHOSE -LONG_AGO -SAID_BETTER -LIFELESS", 6),
    "seems ill": ("SEEMS_ILL ILL -LONG_AGO -SAID_BETTER -LIFELESS", 14),
    "pants": ("PANTS BREATHES_ILL -LONG_AGO -SAID_BETTER", 14),
    "blood all over": ("BLOOD_ALL_OVER POURS -LONG_AGO -SAID_BETTER -LIFELESS", 14),
    "light hurts": ("LIGHT_HURTS MENINGES -LONG_AGO -SAID_BETTER", 16),
    "locked in the loo": ("IN_THE_LOO NO_ANSWER -LONG_AGO -SAID_BETTER", 16),
    "swallowed": ("SWALLOWS NOT_TO_BE_EATEN SOMEBODY -LONG_AGO -SAID_BETTER -IT_CAME_OUT", 8),
    "stiff": ("STIFF ILL -LONG_AGO -SAID_BETTER -JOINT", 14),
    "heart beats hard": ("HEART BEATS_HARD FAINTING -LONG_AGO -EVERYDAY_BEAT", 18),
    "face down": ("FACE_DOWN SOMEBODY -LONG_AGO -SAID_BETTER -ON_A_COUCH", 5),
    "soft spot": ("SOFT_SPOT SUNK", 14),
    "red line": ("RED_LINE UP_A_LIMB -LONG_AGO", 14),
    "shoulder tip": ("SHOULDER_TIP BELLY_TOO -LONG_AGO", 24),
    "chokes": ("CHOKES_NOW SOMEBODY -LONG_AGO -SAID_BETTER -NOT_IN_EARNEST -LIFELESS", 6),
    "collapses now": ("COLLAPSES AT_THIS_MINUTE -LONG_AGO -SAID_BETTER -LIFELESS", 12),
    "voice gone": ("VOICE SQUEAKS ILL -LONG_AGO", 14),
    "uneven pupils": ("PUPIL_OF_THE_EYE UNEVEN -LONG_AGO -SAID_BETTER", 5),
    "saddle numb": ("SADDLE NUMB -LONG_AGO", 8),
    "testicle": ("TESTICLE AGONY -LONG_AGO", 20),
    "allergy flares": ("ALLERGY FLARES -LONG_AGO -SAID_BETTER", 14),
    "pulse odd": ("PULSE_IS PULSE_ODD -LONG_AGO", 7),
    "bleeds out": ("BLEEDS_OUT FROM_A_WOUND -LONG_AGO -SAID_BETTER", 12),
    "waters too soon": ("WATERS_BREAK TOO_SOON -LONG_AGO", 8),
    "baby comes": ("BABY_COMES NOW_BORN -LONG_AGO -SAID_BETTER", 10),
    "cord": ("CORD BIRTH -LONG_AGO -SAID_BETTER -BELL", 12),
    "stabbed": "STABS -NEEDLES -LONG_AGO",
    "up a sleeve": ("UP_HIS_SLEEVE MENACE -LONG_AGO", 14),
    "lies there": ("LIES_THERE NOBODY_COMES SOMEBODY -LONG_AGO -SAID_BETTER", 16),
    "lies there, and I": ("LIES_THERE NOBODY_COMES ILL -LONG_AGO -SAID_BETTER", 18),
    "asks at once": ("ASKS_AT_ONCE BAD -LONG_AGO -IN_PASSING", 14),
    "asks about what is grave": ("ASKS GRAVE -LONG_AGO -IN_PASSING", 14),
    "pressure": ("TOP_NUMBER READS -LONG_AGO", 7),
    "out of air": ("TANK RUNS_OUT SHORT_OF_IT -LONG_AGO", 28),
    "patient at large": ("AT_LARGE ROAD WANDERER -LONG_AGO", 16),
}
