"""Words that are ordinary by themselves, and beside others tell that somebody is abused or left to suffer.

    "The app won't let me log in"              WONT_LET and a GADGET             nothing
    "He won't let me near the shower"          WONT_LET, FORBIDS, A_PERSON       raised

The table of signs takes these signs and rules in; a word here should be met in any inbox.
"""

A_PERSON = """
    he she hes shes husband hubby wife partner boyfriend girlfriend bf dad father mum mam mother son
    daughter stepdad stepmum stepfather uncle auntie aunt carer carers brother sister nephew niece grandson
    granddaughter family coach boss landlord patient mother_in_law father_in_law kid client they lad lads
    staff driver drivers people lady man woman gran nan nana grandad bhabhi cousin girl boy
"""

SIGNS_IN_DOUBT = {
    "A_PERSON": A_PERSON,
    "WONT_LET": "wont_let_me wont_let_her wont_let_him wont_let_them wont_let_us",
    "FORBIDS": """
        ring call phone near see go out leave talk speak eat upstairs past know touch dress fuss coil
        pain_relief hearing on back_in home visit doctor midwife money own sleep school do_it anyone come
        tablets
    """,
    "GADGET": """
        app website web_site portal form kiosk login log_in log_on password barrier ticket card_reader
        check_in biscuits crisps ipad google lift_is window_seat park parking
    """,
    "ISNT_ALLOWED": """
        isnt_allowed not_allowed_out not_allowed_her not_allowed_a_phone not_allowed_to_eat
        not_allowed_to_talk not_allowed_to_see not_allowed_out_of not_allowed_home
    """,
    "WARD_RULES": """
        visitors flowers park_in parking drop_off waiting_room dvla nil_by_mouth chickenpox norovirus covid
        isolation doctors_orders crutches give_change to_drive weight_bearing to_smoke pets to_fly to_swim
        eat_before before_the_scan before_her_scan before_my_scan
    """,
    "GETS_CROSS": "gets_cross gets_angry gets_in_a_mood",
    "OVER_LITTLE": """
        slow stairs shut shuts door cry bald handfuls hurt scared bruise* hits pinch* locks long_sleeves
        every_time bandag* plasters hide hides wardrobe smash* throws frighten*
    """,
    "DECIDES": "decides_what decides_who",
    "WHO_RULES": "he she husband wife boyfriend partner son daughter hes shes hubby",
    "HAS_ALL": "has_all_her has_all_his took_all_her took_all_his have_all_her have_all_his",
    "BELONGINGS": "cards card money savings pension phone passport jewellery bank books wages benefits",
    "QUIET": "keep_her_quiet keep_him_quiet keep_them_quiet",
    "MEDICINE": "tablets pills sleeping slept sleep medicine medication sedat* sleepers gave_her_something",
    "MOVED_IN": """
        moved_into_her moved_into_his taken_over_her taken_over_his moved_in_with_her moved_in_with_him
    """,
    "HANGERS_ON": "boyfriend lads mates friends men dealers he_has bank_card pip flat",
    "DOWN_THERE": "sore_down_there hurts_down_there bleeding_down_there down_below_hurts private_parts",
    "AFTER_BIRTH": """
        stitches birth section smear prolapse coil menopause labour thrush cream surgeon catheter
    """,
    "FEARS_HER": """
        scared_of_her frightened_of_her afraid_of_her terrified_of_her scared_of_him frightened_of_him
    """,
    "WEAK_SEX": """
        undress* picks_her_up kissed_me kissed_her makes_me_do makes_her_do makes_him_do made_me_do
        made_her_do different_car different_cars older_men one_of_them_men no_clothes_on screams_when
        screams_before wants_to_meet touches_my touches_me touches_her touching_her touching_me touch_me
        touched_me touched_her touched_him on_his_lap sits_on_his_lap with_men bathes_her bathes_him
        bathing_her older_man older_boyfriend dont_want_to_go_back up_her_nightie up_my_nightie up_her_skirt
        up_my_skirt under_the_blanket love_bite love_bites man_online sending_him_pictures
        boyfriend_with_a_car gives_my_daughter gives_the_boys gives_the_girls gives_them_vapes
        gives_her_drink messaging_my_daughter messaging_my_son messaging_kids messaging_girls
        texting_my_daughter texting_young
    """,
    "AFRAID": """
        scared afraid frightened secret night nite dont_want hurts hurt crying cries screams alone wont_say
        vapes money phone drink stranger shoes snapchat lying believe believes believed taxi pregnant
        bleeding bleed stepdad uncle pay pays sniggering locks he_asked delete said_no asked_him_to_stop
        kept_doing told_nobody dementia pictures lodger cant_say cant_tell lifts late wearing
        meet mention
    """,
    "TEEN": """
        12 13 14 15 twelve thirteen fourteen fifteen underage girl girls lass lassie daughter niece
        schoolgirl child school_age
    """,
    "HOLDS": "pregnant pictures car blessing phones online nails",
    "AN_ELDER": """
        bf boyfriend man men uncle stepdad married engaged wont_name wouldnt_let mother_says
        lad_from_school lad_at_school older_man older_men older_boyfriend
    """,
    "LEFT_WANTING": """
        no_water no_food no_food_in no_heating in_the_dark no_gas no_shoes no_coat out_of_reach
        out_of_her_reach out_of_his_reach to_the_bone skeleton skin_and_bone not_fed not_been_fed
        nothing_to_eat nothing_to_drink no_one_coming nobody_coming nobody_gives found_on_the_floor
        in_his_pants in_her_pants same_wet not_been_washed has_turned_my nobody_has_turned nobody_has_fed
        nobody_fed nobody_washed gives_mum_extra gives_mam_extra stopped_feeding nobody_turned_her
        nobody_turned_him nobody_turned_mum nobody_turned_dad nobody_turned_my five_stone_now six_stone_now
        seven_stone_now weighs_six_stone weighs_seven_stone a_half_now where_she_cant_reach
        where_he_cant_reach where_they_cant_reach where_mum_cant_reach where_dad_cant_reach
        she_cant_reach_it he_cant_reach_it she_cant_reach_her he_cant_reach_his put_where_he put_where_she
        windowsill_he windowsill_she cant_reach_the_water cant_reach_the_jug cant_reach_the_buzzer
        cant_reach_the_bell cant_reach_the_drink cant_reach_her_drink cant_reach_his_drink
        cant_reach_the_tray cant_reach_the_food cant_reach_her_water cant_reach_his_water
    """,
    "SUFFERS": """
        weeks easter dementia stroke neighbour next_door caravan flat bungalow crying cries begging cold
        shivering minus rain sores sore smell letterbox nightdress nightie farm shut yard bread witch
        pension carer carers home_says the_home nursing_home care_home 80 81 82 83 84 85 86 87 88 89 90 91
        92 93 94 95 friday saturday sunday monday tuesday thursday thirsty wet tongue boat locks locked
        till_morning drinks tray buzzer jug empty_house same old_fella old_lady wrist extra_sleepy trays
        under_stairs under_the_stairs lost_two_stone lost_three_stone lost_four_stone nine_stone eight_stone
        three_days two_days four_days five_days six_days in_days for_days same_wet strapped on_his_own
        on_her_own flannel two_in_the_morning at_two_in at_three_in was_nine was_ten was_eleven that_home
    """,
    "WHO_SUFFERS": f"""
        {A_PERSON} her him them neighbour resident residents patients old_man old_lady gentleman baby babies
        toddler child children kids granny
    """,
    "IN_CHARGE": "left_in_charge leaves_him_in_charge leaves_her_in_charge in_charge_of minding_the",
    "STAFFED": "nurse nurses staff sister student doctor shift ward bank band junior matron manager car_park",
    "WAITING": """
        waited waiting_room waiting_area queue queued a_e canteen vending wifi nil_by_mouth fasted fasting
        bulb_was bulb_had bulb_is
    """,
    "LAUGHS": """
        laugh laughing laughed laughs filmed filming video videoing photos_of whatsapp game shut_up
        sniggering
    """,
    "SHAMED_BY": """
        naked no_clothes confused dementia begged old_man old_lady old_fella mess resident residents
        mimicked mammy gown_open wet_bed crying
    """,
    "BY_WHOM": """
        staff nurse nurses carer carers hca porter agency they charge_nurse them lasses guard guards
        security doctor sister
    """,
    "JOLLY": """
        crying_laughing laughed_with laughing_with laugh_with cried_laughing laughed_till till_i_cried
        laughed_so made_him_laugh made_her_laugh jokes joked choir singing all_laughed we_laughed
    """,
    "TELLS_NOBODY": """
        dont_tell not_to_say asked_me_not told_me_not_to not_to_mention_it not_to_make_a_fuss keep_quiet
        dont_know_who_to_tell dont_know_who_to_ring didnt_know_who_else didnt_know_who_to who_do_i_tell
        if_you_tell if_they_tell if_she_tells if_he_tells too_scared_to break_my he_reads_my told_to_shut_up
        begged_not asks_me_not he_checks_my_bag he_checks_my_bags he_checks_my_messages he_checks_my_post
        frightened_to_put scared_to_give dont_ring_the_house dont_tell_my_mum dont_tell_my_dad dont_tell_mum
        dont_tell_dad dont_tell_my_nan
    """,
    "HARM_DONE": """
        hit hits hitting slap slaps slapped slapping pinch pinches pinched punch punches punched kick kicks
        kicked hurt hurts hurting bruise bruises bruised marks burns strangl* grabbed shoved dragged choking
        starv* hungry naked undress* inside_out drawn_on mess sores crying cries cried screams claps upset
        drunk pregnant secret sedat* belt throttl* locks locked his_pants dark wet_sheets wrote_this
        nobody_believes hand_over her_mouth his_mouth vegetable hilarious into_bed bangs flicks shovelling
        dirty rough gun window_opens knife lose_his_job no_food alarming ptsd doesnt_move love_bite refuge
        take_everything_off lock_the_door wet_bed buzzer_behind tie ties tied bite bites bitten scream*
        throws pulls pulling yank* cage chain* poke pokes spits knickers pants
    """,
    "FEARED": "stepdad stepfather uncle bf boyfriend",
    "VOICELESS": "cant_speak cant_talk non_verbal no_words doesnt_speak doesnt_talk cannot_speak",
    "PUPIL": "pupil pupils",
    "TROUBLED": """
        goodbye tablets disclosed hides hid hide bruis* marks ribs chilblains cold hungry abroad on_purpose
        blade essay asked_to_borrow gets_sold stopped_talking eating_disorder thanks_her study_leave starv*
        scared crying pregnant older sleeps_in shed uncle stepdad afraid
    """,
    "TOUCHED": "touched_me touched_her touched_him touching_me touching_her felt_me groped",
    "DISBELIEVED": """
        nobody_believes no_one_believes nobody_believed no_one_believed wont_believe didnt_believe
        dont_believe believes_me believe_me said_no asked_him_to_stop told_him_to_stop while_i_slept
        while_i_was_asleep in_my_sleep when_i_was_asleep under_the_covers under_the_sheet under_my_gown
        kept_touching i_froze made_my_skin where_he_shouldnt where_she_shouldnt told_nobody
    """,
    "BLACK_EYE": "black_eye black_eyes",
    "AT_SPORT": """
        netball football footy hockey rugby games match sports ran_into jump ball bike boxing school_run
    """,
    "SILENT_BABY": "doesnt_cry doesnt_cry_any didnt_cry_once",
    "SILENCED": "grey used_to any_more next_door shook",
    "TOO_YOUNG": "10 11 12 13 ten eleven twelve thirteen 14 15 fourteen fifteen",
    "WITH_CHILD": "pregnant got_a_bump",
    "LIE_IN_IT": "lie_in_it",
    "SOILED": "wet wets wetting wet_himself wet_herself soiled slap bed_sore nappy",
    "OWES": "owes_them in_debt_to_them",
    "PAYS_IN_KIND": "strangers dealers flat laundry phone trainers scared lads",
    "CHILD_OUT": "out_in_the_yard come_round_asking comes_round_asking locked_outside put_out",
    "DOPES_TO": """
        to_keep_her_quiet to_keep_him_quiet to_shut_her to_shut_him knock_her_out knock_him_out so_he_can_go
        so_she_can_go so_he_can so_they_can no_bother without_telling slipping slips proud_as dont_wake
        dont_tell so_she_wont
    """,
}

RULES_IN_DOUBT: dict[str, str | tuple[str, int]] = {
    "he will not let": ("WONT_LET FORBIDS A_PERSON -GADGET", 10),
    "not allowed": ("ISNT_ALLOWED A_PERSON -WARD_RULES", 10),
    "gets cross": ("GETS_CROSS OVER_LITTLE", 20),
    "he decides": ("DECIDES WHO_RULES", 4),
    "has all that is theirs": ("HAS_ALL BELONGINGS", 6),
    "kept quiet": ("QUIET MEDICINE", 10),
    "moved in": ("MOVED_IN HANGERS_ON", 10),
    "sore down there": ("DOWN_THERE CHILD -AFTER_BIRTH -EVENT", 20),
    "fears them": ("FEARS_HER HARM_DONE", 16),
    "touched, in doubt": ("WEAK_SEX YOUNG AFRAID -EVENT", 26),
    "touched by, in doubt": ("WEAK_SEX STAFF_OR_KIN_DID VICTIM AFRAID -EVENT", 22),
    "young, with an older one": ("TEEN AN_ELDER HOLDS -EVENT", 20),
    "left wanting": ("LEFT_WANTING SUFFERS WHO_SUFFERS -WAITING -EVENT", 26),
    "laughed at": ("LAUGHS SHAMED_BY BY_WHOM -JOLLY -EVENT", 20),
    "tells nobody": ("TELLS_NOBODY HARM_DONE", 22),
    "tells nobody, of whom they fear": ("TELLS_NOBODY FEARED", 16),
    "has no voice": ("VOICELESS HARM_DONE", 26),
    "a pupil in trouble": ("PUPIL TROUBLED", 26),
    "touched, and not believed": ("TOUCHED DISBELIEVED", 20),
    "black eye": "BLACK_EYE -AT_SPORT -EVENT",
    "silent baby": ("SILENT_BABY SILENCED -EVENT", 16),
    "a child with child": ("TOO_YOUNG WITH_CHILD -EVENT", 6),
    "left to lie in it": ("LIE_IN_IT SOILED", 14),
    "owes them": ("OWES PAYS_IN_KIND", 20),
    "a child in charge": ("IN_CHARGE YOUNG -STAFFED -EVENT", 16),
    "child put out": ("CHILD_OUT CHILD", 16),
    "doped to be quiet": ("DOPES DOPES_TO -EVENT", 12),
}
