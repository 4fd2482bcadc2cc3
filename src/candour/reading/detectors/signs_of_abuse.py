"""Signs that somebody may be abused, neglected or exploited, in the words of those who see or suffer it."""

from candour.domain.kinds import Flag
from candour.reading.detectors.signs import Signs

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
        "EVENT": """
            training course talk awareness conference leaflet* stall display award charity fundrais* advert
            workshop session adviser documentary museum ball football rugby cricket tackle match thank
            thanks grateful
        """,
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
        "BROUGHT_IN": "brought_in been_brought in_again in_and_out_of",
        "DONT_TELL": """
            dont_tell dont_tell_him dont_tell_her if_i_tell if_you_tell if_she_tells if_he_tells
            if_they_tell told_me_not_to asked_me_not_to asked_me_not begged_me_not begged_not scared_to_tell
            afraid_to_tell frightened_to_tell too_scared_to not_to_say not_to_make_a_fuss keep_quiet
            our_secret a_secret said_hed_hurt he_hurt_her he_d_hurt says_he_ll_kill says_he_will_kill
            threatened_to_kill break_the_other break_my kill_the_dog hurt_her_dog hurt_the_dog take_me_away
            take_the_kids_away frightened_to_put frightened_to_give scared_to_give dont_know_who_to_tell
            dont_know_who_to_ring didnt_know_who_else didnt_know_who_to who_do_i_tell told_to_shut_up
            she_asked_me_not it_wasnt_a_dream i_said_it_was_a_dream walls_have_ears before_he_gets_back
            he_checks_my he_reads_my
        """,
        "OUT_OF_FEAR": """
            broke arm boyfriend bf husband he him stepdad stepfather uncle dad father man mum nurse midwife
            door stairs wrote_this pregnant game bruises toilet appointment eat
        """,
        "HURTS_AT_HOME": """
            is_hurting_me he_hurting_me are_hurting_me cruel_to makes_the_old_man does_stuff_to_me
            doing_stuff_to_me do_stuff_to_me does_things_to_me does_things_to_her smashes_stuff
            smashes_things smashes_the_house he_smashes we_hide_in hide_in_the hides_in_the
            where_it_doesnt_show where_it_wont_show marks_on_my_neck marks_on_her_neck marks_round_her
            hand_mark hand_marks hand_print weals welts whip_marks holds_her_by_the_hair by_the_hair
            by_her_hair by_the_throat by_her_throat by_his_throat cameras_in_every camera_in_every
            hides_my_pill hides_my_contraception wont_use_anything hides_her_pill goes_mad_if got_rid_of_her
            made_enough_money not_allowed_home till_i_made bath_the_children bathe_the_children
            nobody_has_seen_the_baby no_one_has_seen_the_baby hasnt_seen_the_baby not_allowed_to_talk_to
            not_mention_it not_to_mention_it asked_her_not_to_mention turns_her_alarm alarm_off_so lie_in_it
            scared_to_drink in_his_underwear in_her_underwear soiled_himself in_the_corridor_in_his
            cant_walk_properly in_high_chairs in_a_high_chair_all in_their_cot_all in_the_cot_all
            grown_into_her grown_into_his skin_come_off skin_has_come_off smell_from_her_room
            smell_from_his_room just_sign_the_sheet sign_the_sheet got_a_bump second_phone new_trainers_and
            new_phone_and doesnt_cry didnt_cry_once sits_in_on_every answers_before_i answers_before_she
            before_i_can_open above_the_nail bank_cards took_all_her took_all_his has_all_her has_all_his
            keep_her_quiet keep_him_quiet keep_them_quiet slept_for_two sleeping_for_two wont_let_the_nurse
            wont_let_the_district wont_let_the_health wont_let_the_social wont_open_the_door_to
            wont_let_anyone_in wont_let_nobody see_me_by_myself see_me_alone speak_to_me_alone
            see_her_on_her_own he_hurts_me he_hurts_her he_hurts_him she_hurts_me she_hurts_him he_hurt_me
            hurts_my_mum hurting_my_mum hurting_her hurting_my when_he_angry when_he_drunk when_hes_angry
            walking_on_eggshells says_hell_kill he_kill_me threatened_me_with scared_of_him
            frightened_of_him afraid_of_him terrified_of_him scared_of_her afraid_of_her frightened_of_her
            terrified_of_her scared_of_my scared_of_going_home scared_to_go_home afraid_of_my
            frightened_of_my have_sex_with made_me_have forced_me_to forces_me_to forcing_her_to
            forced_her_to forces_her_to when_i_say_no selling_her pimp pimped trafficked sell_drugs
            carry_drugs selling_drugs_for run_drugs trap_house drug_runner go_cunch county_lines
            in_debt_to_them owes_them not_been_to_school never_at_school not_in_school_for in_a_cage
            in_a_crate in_a_dog_crate dog_cage locked_outside sore_down_there hurts_down_there
            bleeding_down_there down_below_hurts private_parts inappropriate_messages sends_me_messages
            begs_me_not_to begs_not_to begging_not_to_go cries_when_i_leave screams_when_he screams_when_she
            flinches cowers cancelled_the_carers wont_let_the_carers turned_the_carers sent_the_carers_away
            took_her_phone_off taken_her_phone_off withholding_her withholding_his keeps_her_tablets_from
            wont_give_her_her wont_give_him_his forced_marriage married_off honour_based extremist
            radicalised groomed groom grooming_her grooming_him black_eye black_eyes belt_marks
            cigarette_burns beats_me beat_me_up beats_her beat_her_up beats_him hits_me hits_her hits_him
            hits_us hitting_me
        """,
        "HE_RULES": """
            isnt_allowed not_allowed_out not_allowed_her not_allowed_a_phone isnt_allowed_her
            isnt_allowed_out wont_let_her wont_let_me wont_let_him decides_what decides_who answers_every
            answers_for_her answers_for_me speaks_for_her speaks_for_me never_leaves_her_side
            never_leaves_us_alone controls_her controls_him keeps_her_passport keep_her_passport
            keeps_my_passport took_her_passport has_my_passport takes_her_phone takes_my_phone
            checks_her_phone checks_my_phone tracks_her tracks_my lets_me_have lets_her_have he_lets_me
            he_lets_her pretending_to_be_her pretending_to_be_me pretending_to_be_him cancelled_her_chemo
            cancels_her cancelled_my_appointment not_allowed_to_eat not_allowed_to_talk not_allowed_to_see
            not_allowed_out_of never_had_a_day_off never_paid no_wages lives_in_their_garage as_a_punishment
            for_a_punishment to_punish if_ive_been_bad if_i_been_bad i_been_bad been_bad takes_his_hearing
            takes_her_hearing take_his_hearing take_her_hearing takes_her_glasses takes_his_glasses
            gets_cross sits_next_to_me sitting_next_to_me stands_over
        """,
        "SHUTS_IN": """
            shuts_her_in shuts_him_in shuts_me_in lock_the_day_room locks_the_day_room lock_them_in
            locks_them_in locks_her locks_him locks_me lock_her lock_him locks_the_door always_locks
            locked_in_the locked_in_his locked_in_her locked_in_a shut_in_the_bedroom shut_in_a
            banging_to_get banging_to_be_let keeps_her_in keeps_him_in tied_to_the tied_to_a strapped_in
            strapped_to
        """,
        "SEX": """
            gives_my_daughter comes_in_my_room comes_into_my_room came_in_my_room gets_in_bed got_in_bed
            gets_into_bed got_into_bed in_bed_with_her in_bed_with_me touch_their_legs touch_my_legs
            touches_my touches_me touches_her touch_me_where touching_her touching_me makes_me_do
            makes_her_do makes_him_do made_me_do made_her_do wants_to_meet sends_her_pictures
            sends_me_pictures send_him_pictures asked_for_pictures nudes naked_photos naked_pictures
            undress* watches_me_shower watches_her_shower let_him_touch let_them_touch messaging_my_daughter
            messaging_my_son messaging_kids messaging_girls texting_my_daughter texting_young kissed_me
            kissed_her sits_on_his_lap on_his_lap no_clothes_on left_naked left_her_naked left_him_naked
            feels_me_up different_car older_men one_of_them_men older_boyfriend older_man with_men
            picks_her_up gives_the_boys gives_the_girls gives_them_vapes gives_her_drink dont_leave_me_with
            dont_leave_her_with not_go_back_there dont_want_to_go_back screams_before screams_when
            bathes_her bathes_him bathing_her
        """,
        "YOUNG": """
            9 10 11 12 13 14 15 nine ten eleven twelve thirteen fourteen fifteen underage year_old child
            kids_ward schoolgirl daughter son girl girls boy boys lad niece little_girl foster
        """,
        "ELDER": "bf boyfriend 26 25 27 28 30 man men older stepdad uncle pregnant married husband",
        "SCARED": """
            scared afraid frightened terrified hurt_her hurt_him pregnant dont_know_who every_night car
            pictures
        """,
        "STAFF_OR_KIN_DID": """
            night_man the_man stepdad stepfather uncle carer porter driver neighbour he boyfriend man
        """,
        "TAKEN": """
            taken_abroad taking_her_abroad sent_abroad sent_to_be flown_out going_abroad back_home_to
            taken_to_be holiday_to
        """,
        "CUT_OR_WED": "be_cut to_be_cut cut married wedding marry husband_chosen circumcis* cleansed",
        "DRUNK": """
            stinking_of_drink stinks_of_drink smelling_of_drink smells_of_drink drunk drinking off_his_head
            off_her_head on_drugs high_on using_again
        """,
        "MINDS_CHILD": """
            drives_off drives picks_our picks_up_our picks_my looking_after in_charge with_him with_her
            alone_with
        """,
        "DOPES": """
            sleeping_pills sleeping_tablets crushes crushing crushed sedating sedates drugging drugs_her
            drugs_him tablets_in_her tablets_in_his
        """,
        "SECRETLY": """
            in_her_tea in_his_tea in_her_food in_his_food in_her_drink in_his_drink so_he_can so_she_can
            to_keep_her_quiet to_keep_him_quiet to_shut_her to_shut_him knock_her_out knock_him_out
        """,
        "LEFT_UNCARED": """
            own_mess own_urine own_filth wet_pad soiled_pad same_wet same_nappy same_pad sores sores_right
            pressure_sores gone_to_the_bone to_the_bone stone_now skin_and_bone skeleton out_of_reach
            out_of_her_reach out_of_his_reach cant_reach where_she_cant where_he_cant no_buzzer no_water
            no_food no_food_in no_heating in_the_dark no_gas nothing_left_for_the_gas not_washed
            not_been_washed not_turned has_turned not_fed not_been_fed fed_or_washed passing_soup
            no_one_coming nobody_coming asking_for_bread asking_for_food begging_for_food in_his_pants
            in_her_pants no_shoes no_coat filthy_clothes hasnt_been_fed stones_when nine_stone
            and_a_half_now nobody_gives gives_mam gives_mum lying_in_her_own lying_in_his_own
            found_on_the_floor
        """,
        "LONG": """
            days day since again third_time most_nights till hours week weeks always every_night now
            yesterday twice neighbours friday saturday sunday monday crying sleeps cruel alone door_to_door
            number next_door baby unless laughing settee coat game
        """,
        "HOME_ALONE": """
            nobody_is_at_home nobody_at_home no_one_at_home leaves_you_in_charge leaves_me_in_charge
            left_in_charge in_charge_of_3 in_charge_of_the_kids looking_after_my_little
            looks_after_the_little mum_is_never mum_not_been_home mum_hasnt_been_home not_been_home_since
            home_since_friday home_since_saturday home_since_sunday left_us left_them_alone out_in_the_yard
            come_round_asking comes_round_asking come_round_for
        """,
        "THEIR_MONEY": """
            his_wallet her_wallet sign_things her_cheques his_cheques her_will his_will her_purse his_purse
            her_bank his_bank her_pension his_pension her_card his_card her_savings power_of_attorney
            in_her_purse in_his_purse her_pin his_pin
        """,
        "HELPS_HIMSELF": """
            less_in getting_him_to getting_her_to new_kitchen signing signed counting change_her change_his
            changed_her changed_his got_her_to got_him_to nothing_left helps_himself helping_himself emptied
            emptying clearing borrowed borrows no_family comes_visiting new_friend
        """,
        "CUCKOO": """
            moved_three moved_his_friends moved_friends moved_into_her moved_into_his taken_over_her
            taken_over_his taken_over_the_flat friends_into_her friends_into_his sleeps_on_the_floor
            using_her_flat using_his_flat dealing_from dealers
        """,
        "BREAKING": """
            before_i_do_it held_a_pillow pillow_over before_i_hurt before_i_snap before_i_do_something
            before_i_kill going_to_snap might_hurt_him might_hurt_her might_hurt_them shook_the_baby
            shaken_the_baby shook_him shook_her nearly_hit_her nearly_hit_him afraid_i_will_hurt
            scared_i_will_hurt scared_i_hurt
        """,
        "VIOLENT": "violent violence aggressive lashes_out lashing_out",
        "AT_HOME": "wife husband mother father mum dad home partner powder looks_after",
        "MOCKS": """
            laughing laugh laughed filming filmed filmed_her video videoing photos_of sending_it_round
            whatsapp game mimick* dirty_animal silly_cow shut_up stupid_old dirty_old nasty_old
            makes_the_old makes_him_cry makes_her_cry cruel cruel_to teasing taunt*
        """,
        "SHAMED": """
            naked no_clothes crying cry cries mess confused dementia begged screaming curtain_open old_man
            old_lady old_fella bed throws stick walked_past push* shoved
        """,
        "SLAVE": "passport no_wages day_off garage a_penny never_paid sleeps_in_the locked",
        "WORKS": "works_for cleans_for cleaner maid nail_bar farm car_wash lives_in",
        "GROOM_GIFT": "vapes vape money drink phone trainers weed",
        "TOUCH": "touch touches touched legs sit_in_the_front lap kiss",
    },
    {
        "lays hands on": ("LAYS_HANDS_ON VICTIM CARER -EVENT", 14),
        "lays hands on the frail": ("LAYS_HANDS_ON FRAIL -EVENT", 14),
        "lays hands on kin": ("LAYS_HANDS_ON KIN -EVENT", 8),
        "marks": ("MARKS SUSPECT VICTIM -EVENT", 30),
        "brought in again": ("BROUGHT_IN SUSPECT CHILD -EVENT", 24),
        "must not tell": ("DONT_TELL OUT_OF_FEAR", 18),
        "hurt at home": "HURTS_AT_HOME -EVENT",
        "he rules": ("HE_RULES", 8),
        "shut in": ("SHUTS_IN VICTIM -EVENT", 14),
        "touched": ("SEX YOUNG -EVENT", 30),
        "touched by": ("SEX STAFF_OR_KIN_DID VICTIM -EVENT", 20),
        "young, with an older one": ("YOUNG ELDER SCARED -EVENT", 24),
        "taken abroad": ("TAKEN CUT_OR_WED -EVENT", 16),
        "drunk in charge": ("DRUNK MINDS_CHILD CHILD -EVENT", 20),
        "doped": ("DOPES SECRETLY", 10),
        "left uncared for": ("LEFT_UNCARED LONG VICTIM -EVENT", 30),
        "left uncared for, by us": ("LEFT_UNCARED MOCKS -EVENT", 24),
        "alone at home": "HOME_ALONE",
        "their money": ("THEIR_MONEY HELPS_HIMSELF", 12),
        "cuckooed": "CUCKOO",
        "at breaking point": "BREAKING",
        "violent at home": ("VIOLENT AT_HOME -EVENT", 10),
        "mocked": ("MOCKS SHAMED -EVENT", 14),
        "made to work": ("SLAVE WORKS", 18),
        "gifts to children": ("GROOM_GIFT TOUCH YOUNG -EVENT", 20),
    },
)
