"""Signs that somebody may be abused, neglected or exploited, in the words of those who see or suffer it."""

from candour.domain.kinds import Flag
from candour.reading.detectors.everyday import EVENTS_AND_GAMES, NOT_ABUSED
from candour.reading.detectors.in_doubt_of_abuse import RULES_IN_DOUBT, SIGNS_IN_DOUBT
from candour.reading.detectors.signs import NOTHING, Signs

_FRAIL = """
    old_lady old_man old_gentleman old_fella old_chap old_woman elderly resident residents dementia
    alzheimer* confused disabled disability disabilities autistic non_verbal bedbound bedridden vulnerable
    frail stroke
"""
_FAMILY = """
    mum mam mother nan nana gran granny dad father grandad aunt auntie uncle wife husband sister brother
    grandson granddaughter niece nephew mother_in_law neighbour
"""
_CHILD = """
    child children kid kids baby babies toddler boy girl lad lass son daughter grandson granddaughter niece
    nephew teenager schoolgirl little_one foster_brother foster_sister foster_child foster_kids
"""

SIGNS_OF_ABUSE = Signs(
    Flag.SAFEGUARDING,
    {
        "EVENT": EVENTS_AND_GAMES,
        "VICTIM": f"""
            \n {_FRAIL} {_FAMILY} {_CHILD} patient patients her him them she friend mate woman lady man\n\n
        """,
        "FRAIL": f"{_FRAIL}",
        "KIN": f"{_FAMILY} {_CHILD}",
        "CHILD": f"{_CHILD}",
        "CARER": """
            unit student domestic carer carers nurse nurses staff hca assistant healthcare_assistant agency
            porter care_home nursing_home care_worker home_help night_man night_staff key_worker agency_one
            support_worker guard driver
        """,
        "LAYS_HANDS_ON": """
            yank yanks twisted slap slaps slapped slapping shove shoved shoves shoving punch punched punches
            punching kick kicked kicks pinch pinched pinches smack smacked smacks smacking throttl* strangl*
            strap strapped tether* pinned yanked dragged drags wrenched twisted_her_arm twisted_his_arm beat
            beaten beats beating thump thumped belted whipped burns_him burns_her bites_her bites_him
            headbutt* force_fed force_feeding hold_her_nose hold_his_nose lady_nose lady_s_nose mans_nose
        """,
        "MARKS": """
            burns weals welts hand_mark bruises bruising bruised black_eye black_eyes belt_marks
            finger_marks handprint burn_shaped cigarette_burns bite_marks marks_on broken_ribs fractures
            fresh_marks
        """,
        "SUSPECT": """
            every_time flinches lifts_his stairs leaves again third_time three_times new says_she_walked
            says_he_walked walked_into walked_into_a walked_into_door bruises_easily cant_climb cant_walk
            not_to_bother wouldnt_look wont_say goes_quiet flinch* cower* under_the_powder covers_up make_up
            dont_believe a_fall doesnt_add_up his_story keep_changing when_i_changed when_i_washed
            shaped_like sent_him_home sent_her_home
        """,
        "INNOCENT": """
            blood_test blood_tests thinner thinners cannula warfarin rugby hockey bike skateboard birthmark
            birthmarks plaster_came
        """,
        "BROUGHT_IN": "brought_in been_brought in_again in_and_out_of",
        "DONT_TELL": """
            if_i_tell begged_me_not scared_to_tell afraid_to_tell frightened_to_tell our_secret a_secret
            said_hed_hurt he_hurt_her he_d_hurt says_he_ll_kill says_he_will_kill threatened_to_kill
            break_the_other kill_the_dog hurt_her_dog hurt_the_dog take_me_away take_the_kids_away
            it_wasnt_a_dream i_said_it_was_a_dream walls_have_ears before_he_gets_back says_dont_tell
            said_dont_tell saying_dont_tell checks_my_phone
        """,
        "OUT_OF_FEAR": """
            broke arm boyfriend bf husband he him stepdad stepfather uncle dad father man mum nurse midwife
            stairs wrote_this pregnant game bruises toilet appointment
        """,
        "HURTS_AT_HOME": """
            is_hurting_me he_hurting_me are_hurting_me makes_the_old_man does_stuff_to_me doing_stuff_to_me
            do_stuff_to_me does_things_to_me does_things_to_her smashes_stuff smashes_things
            smashes_the_house he_smashes where_it_doesnt_show where_it_wont_show marks_on_my_neck
            marks_on_her_neck marks_round_her hand_mark hand_marks weals welts whip_marks
            holds_her_by_the_hair by_the_hair by_her_hair by_the_throat by_her_throat by_his_throat
            hides_my_pill hides_my_contraception wont_use_anything hides_her_pill goes_mad_if got_rid_of_her
            made_enough_money till_i_made bath_the_children bathe_the_children nobody_has_seen_the_baby
            no_one_has_seen_the_baby hasnt_seen_the_baby not_allowed_to_talk_to asked_her_not_to_mention
            turns_her_alarm alarm_off_so scared_to_drink in_his_underwear in_her_underwear soiled_himself
            in_the_corridor_in_his cant_walk_properly in_high_chairs in_a_high_chair_all in_their_cot_all
            in_the_cot_all grown_into_her grown_into_his skin_come_off skin_has_come_off smell_from_her_room
            smell_from_his_room just_sign_the_sheet sign_the_sheet second_phone new_trainers_and
            new_phone_and sits_in_on_every answers_before_i answers_before_she before_i_can_open
            above_the_nail wont_let_the_nurse wont_let_the_district wont_let_the_health wont_let_the_social
            wont_open_the_door_to see_me_by_myself see_me_alone speak_to_me_alone see_her_on_her_own
            he_hurts_me he_hurts_her he_hurts_him she_hurts_me she_hurts_him he_hurt_me hurts_my_mum
            hurting_my_mum when_he_angry when_he_drunk when_hes_angry walking_on_eggshells says_hell_kill
            he_kill_me threatened_me_with scared_of_going_home scared_to_go_home have_sex_with when_i_say_no
            pimp pimped trafficked sell_drugs carry_drugs selling_drugs_for run_drugs trap_house drug_runner
            go_cunch in_debt_to_them never_at_school in_a_crate in_a_dog_crate dog_cage
            inappropriate_messages begs_me_not_to begs_not_to begging_not_to_go flinches cowers
            cancelled_the_carers wont_let_the_carers turned_the_carers sent_the_carers_away
            took_her_phone_off taken_her_phone_off withholding_her withholding_his keeps_her_tablets_from
            wont_give_her_her wont_give_him_his married_off honour_based extremist radicalised grooming_her
            grooming_him belt_marks cigarette_burns beat_me_up beat_her_up locked_her_out locked_him_out
            stood_on_my_stomach stood_on_my_belly stamped_on_my stood_on_my_neck checks_my_knickers
            blood_in_his_pants blood_in_her_pants blood_in_her_knickers we_hide_in_the hide_in_the_wardrobe
            hides_in_the_library hides_in_the_toilets hides_when hide_when_he camera_in_every_room
            cameras_in_every_room he_wont_let_anyone_in wont_let_anyone_near hurting_my_nan
            hurting_my_sister hurting_my_brother hurting_my_son hurting_my_daughter hurting_my_gran
            screams_when_he_comes groom_her groom_him groom_them groom_kids groom_girls being_groomed
            been_groomed_by was_groomed_by kept_in_a_cage keeps_him_in_a_cage keeps_her_in_a_cage
            lie_in_it_all made_to_lie_in_it left_to_lie_in_it cruel_to_her cruel_to_him makes_her_lie
            slept_for_two_days sleeping_for_two_days slept_for_three_days
        """,
        "HE_RULES": """
            answers_every_question answers_for_her answers_for_me speaks_for_her never_leaves_her_side
            never_leaves_us_alone controls_her controls_him keeps_her_passport keep_her_passport
            keeps_my_passport keeps_my_phone took_her_passport has_my_passport has_my_phone takes_her_phone
            takes_my_phone_before checks_her_phone checks_my_phone checks_my_mileage tracks_her tracks_his
            tracks_my_phone he_lets_me lets_her_have he_lets_her lets_her_out pretending_to_be_her
            pretending_to_be_me pretending_to_be_him cancelled_her_chemo cancels_her_appointments
            never_had_a_day_off lives_in_their_garage as_a_punishment for_a_punishment to_punish_him
            to_punish_her to_punish_me if_i_been_bad when_i_been_bad takes_his_hearing takes_her_hearing
            take_his_hearing take_her_hearing takes_her_glasses takes_his_glasses stands_over_her
            stands_over_him stands_over_me he_times_me times_me_when have_my_hearing
        """,
        "SHUTS_IN": """
            shuts_her_in shuts_him_in shuts_me_in lock_the_day_room locks_the_day_room lock_them_in
            locks_them_in shut_in_the_bedroom shut_in_a banging_to_get banging_to_be_let lock_her_in
            lock_him_in i_lock_her i_lock_him locked_in_the_house locked_in_the_bedroom locked_in_the_back
            locked_in_the_shed locked_in_the_cupboard locked_in_the_room locked_in_when locked_in_the_flat
            is_locked_in tied_to_the_bed tied_to_the_chair tied_to_the_rail tied_to_the_radiator
            tied_to_a_chair tied_to_the_cot gets_tied_to ties_him_to ties_her_to ties_me_to arms_tied
            strapped_in_bed strapped_in_the strapped_in_a strapped_in_it strapped_to_the_bed
            strapped_to_the_chair always_locks_the_door he_locks_the_door_when and_locks_the_door
            keeps_her_in_her keeps_him_in_his keeps_her_in_the_house keeps_him_in_the_house
            keeps_her_in_the_room keeps_her_in_the_dark keeps_him_in_the_dark locks_her_in locks_him_in
            locks_me_in locks_her_out locks_him_out locked_in_her_room locked_in_his_room
            locked_in_her_bedroom locked_in_her_flat locked_in_her_house locked_in_her_own
        """,
        "SEX": """
            comes_in_my_room comes_into_my_room came_in_my_room gets_in_bed got_in_bed gets_into_bed
            got_into_bed in_bed_with_her in_bed_with_me touch_their_legs touch_my_legs touch_me_where
            sends_her_pictures sends_me_pictures send_him_pictures asked_for_pictures nudes naked_photos
            naked_pictures watches_me_shower watches_her_shower let_him_touch let_them_touch left_naked
            left_her_naked left_him_naked feels_me_up dont_leave_me_with dont_leave_her_with
            not_go_back_there
        """,
        "YOUNG": """
            9 10 11 12 13 14 15 nine ten eleven twelve thirteen fourteen fifteen underage year_old child
            kids_ward schoolgirl daughter son girl girls boy boys lad niece little_girl foster lass lassie
        """,
        "STAFF_OR_KIN_DID": """
            night_man the_man stepdad stepfather uncle carer porter driver neighbour he boyfriend man
        """,
        "TAKEN": """
            taken_abroad taking_her_abroad sent_abroad sent_to_be flown_out going_abroad back_home_to
            taken_to_be holiday_to told_she_flying flying_thursday flying_friday not_coming_back
        """,
        "CUT_OR_WED": """
            be_cut to_be_cut married marry arranged her_wedding husband_chosen circumcis* cleansed spoon
        """,
        "DRUNK": """
            stinking_of_drink stinks_of_drink smelling_of_drink smells_of_drink drunk off_his_head
            off_her_head on_drugs high_on using_again been_drinking drinking_again drinks_all
        """,
        "MINDS_CHILD": """
            drives_off drives picks_our picks_up_our picks_my looking_after in_charge with_him with_her
            alone_with
        """,
        "DOPES": """
            sleeping_pills sleeping_tablets crushes crushing crushed sedating sedates drugging drugs_her
            drugs_him extra_sleeping extra_of_her sleepy_medicine
        """,
        "LEFT_UNCARED": """
            own_mess own_urine own_filth wet_pad soiled_pad same_nappy same_pad sores sores_right
            pressure_sores gone_to_the_bone where_she_cant where_he_cant no_buzzer nothing_left_for_the_gas
            not_turned fed_or_washed passing_soup asking_for_bread asking_for_food begging_for_food
            filthy_clothes hasnt_been_fed stones_when nine_stone lying_in_her_own lying_in_his_own
        """,
        "LONG": """
            days day since again third_time most_nights till hours week weeks always every_night now
            yesterday twice neighbours friday saturday sunday monday crying sleeps cruel alone door_to_door
            number next_door baby unless laughing settee coat game
        """,
        "HOME_ALONE": """
            nobody_is_at_home nobody_at_home no_one_at_home leaves_you_in_charge_of leaves_me_in_charge_of
            left_in_charge_of_the_kids left_in_charge_of_the_baby in_charge_of_3 in_charge_of_the_kids
            in_charge_of_my_little looking_after_my_little looks_after_the_little mum_is_never
            mum_not_been_home mum_hasnt_been_home not_been_home_since hasnt_been_home_since left_us_alone
            left_us_on_our left_us_kids left_them_alone_in
        """,
        "THEIR_MONEY": """
            his_wallet her_wallet sign_things her_cheques his_cheques her_will his_will her_purse his_purse
            her_bank his_bank her_pension his_pension her_card his_card her_savings power_of_attorney
            in_her_purse in_his_purse her_pin his_pin his_savings
        """,
        "HELPS_HIMSELF": """
            less_in getting_him_to getting_her_to new_kitchen signing signed counting change_her change_his
            changed_her changed_his got_her_to got_him_to nothing_left helps_himself helping_himself emptied
            emptying clearing borrowed borrows no_family comes_visiting new_friend
        """,
        "CUCKOO": """
            moved_three_friends moved_three_mates moved_his_friends_into moved_his_mates_into
            taken_over_the_flat friends_into_her friends_into_his sleeps_on_the_floor using_her_flat
            using_his_flat use_her_flat use_his_flat dealing_from
        """,
        "BREAKING": """
            before_i_do_it held_a_pillow pillow_over before_i_hurt before_i_snap before_i_do_something
            before_i_kill going_to_snap might_hurt_him might_hurt_her might_hurt_them shook_the_baby
            shaken_the_baby afraid_i_will_hurt scared_i_will_hurt scared_i_hurt shook_him_and shook_him_to
            shook_him_hard shook_her_and shook_her_to shook_her_hard i_nearly_hit_her i_nearly_hit_him
            dad_shook_the_baby mum_shook_the_baby
        """,
        "VIOLENT": "violent violence aggressive lashes_out lashing_out",
        "AT_HOME": "wife husband mother father mum dad home partner powder looks_after",
        "MOCKS": """
            filmed_her videoing sending_it_round mimick* dirty_animal silly_cow stupid_old dirty_old
            nasty_old cruel_to teasing taunt*
        """,
        "SHAMED": """
            naked no_clothes crying cry cries mess confused dementia begged screaming curtain_open old_man
            old_lady old_fella bed throws stick walked_past shoved
        """,
        "SLAVE": """
            passport no_wages never_a_day_off never_had_a_day_off no_day_off a_penny never_paid
            sleeps_in_the locked_in lives_in_the_garage lives_in_their_garage
        """,
        "WORKS": "works_for cleans_for cleaner maid nail_bar farm car_wash lives_in",
        "GROOM_GIFT": "vapes vape money drink phone trainers weed",
        "TOUCH": "touch touches touched legs sit_in_the_front lap kiss",
        NOTHING: NOT_ABUSED,
        "CAR_PARK": "barrier car_park parking queue drivers road",
        **SIGNS_IN_DOUBT,
    },
    {
        "lays hands on": ("LAYS_HANDS_ON VICTIM CARER -EVENT", 14),
        "lays hands on the frail": ("LAYS_HANDS_ON FRAIL -EVENT", 14),
        "lays hands on kin": ("LAYS_HANDS_ON KIN -EVENT", 8),
        "marks": ("MARKS SUSPECT VICTIM -EVENT -INNOCENT", 30),
        "brought in again": ("BROUGHT_IN SUSPECT CHILD -EVENT", 24),
        "must not tell": ("DONT_TELL OUT_OF_FEAR", 18),
        "hurt at home": "HURTS_AT_HOME -EVENT",
        "he rules": ("HE_RULES", 8),
        "shut in": ("SHUTS_IN VICTIM -EVENT", 14),
        "touched": ("SEX YOUNG -EVENT", 30),
        "touched by": ("SEX STAFF_OR_KIN_DID VICTIM -EVENT", 20),
        "taken abroad": ("TAKEN CUT_OR_WED -EVENT", 16),
        "drunk in charge": ("DRUNK MINDS_CHILD CHILD -EVENT", 20),
        "left uncared for": ("LEFT_UNCARED LONG VICTIM -EVENT", 30),
        "left uncared for, by us": ("LEFT_UNCARED MOCKS -EVENT", 24),
        "alone at home": "HOME_ALONE",
        "their money": ("THEIR_MONEY HELPS_HIMSELF", 12),
        "cuckooed": "CUCKOO",
        "at breaking point": "BREAKING",
        "violent at home": ("VIOLENT AT_HOME -EVENT -CAR_PARK", 6),
        "mocked": ("MOCKS SHAMED -EVENT", 14),
        "made to work": ("SLAVE WORKS", 18),
        "gifts to children": ("GROOM_GIFT TOUCH YOUNG -EVENT", 14),
        **RULES_IN_DOUBT,
    },
)
