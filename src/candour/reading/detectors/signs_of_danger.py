"""Signs that somebody's life may be in danger at this minute: what a call handler would ask about."""

from candour.domain.kinds import Flag
from candour.reading.detectors.everyday import NOT_IN_DANGER, TOLD_AS_OVER
from candour.reading.detectors.in_doubt_of_danger import RULES_IN_DOUBT, SIGNS_IN_DOUBT
from candour.reading.detectors.signs import NOTHING, Signs

SIGNS_OF_DANGER = Signs(
    Flag.DANGER_NOW,
    {
        "LONG_AGO": TOLD_AS_OVER,
        "SAID_BETTER": """
            better_now fine_now well_now okay_now ok_now as_a_flea all_right_now doing_champion
            back_to_normal
        """,
        "BLUE": """
            blue_round_the blue_round_his blue_round_her blue_round_mouth blue_around_the blue_around_his
            lips_blue lips_are_blue lips_gone_blue lips_purple lips_are_purple purple_lips blue_lips
            blue_lipped nails_are_blue
        """,
        "NO_BREATH": """
            cant_get_my_breath cant_get_his_breath cant_get_her_breath cant_catch_my_breath cant_catch_his
            cant_catch_her cant_finish_a_sentence cant_speak_in_sentences hardly_breathing barely_breathing
            not_breathing stopped_breathing sucking_in fighting_for_breath struggling_to_breathe
            struggling_for_breath whistling_noise_breathing noise_breathing cant_lie_down pink_froth
            frothing breathing_really_fast breathing_is_really breathing_very_fast stridor
            each_time_i_breathe when_i_breathe breathing_gone breathing_has_gone wheezing_badly
            with_every_breath wi_every_breath breathing_like_he breathing_like_she breathing_like_a
            breathing_like_i
        """,
        "NO_RELIEF": "not_touching blocked wont_clear cant_clear rattl*",
        "AIR": """
            puffer inhaler oxygen cylinder nebuliser tracheostomy trache trachy airway ventilator stoma_tube
        """,
        "NOT_IN_EARNEST": "price prices session sessions course class lesson uniform paperwork emails",
        "MOUTH": "lips lip tongue throat face neck mouth eyes",
        "SWELLS": """
            swell* swollen swelled puffed ballooned fat weird tight tightening closing closed_up itchy huge
        """,
        "CANT_SWALLOW": """
            cant_talk_typing cant_swallow hardly_swallow can_hardly_swallow cant_swally hives_all rash_all
        """,
        "CHEST": "chest heart jaw left_arm arm breastbone",
        "CRUSHED": """
            tight tightness squeez* crush* belt elephant tight_band pressure heavy vice tingling numb
            stabbing
        """,
        "ELEPHANT": """
            elephant_sat elephant_sitting elephant_on_my elephant_on_me elephant_on_his elephant_on_him
            elephant_on_her cold_and_sweaty cold_sweat grey_and_clammy grey_clammy grey_and_sweaty n_sweaty
            gone_clammy all_clammy cold_and_clammy
        """,
        "STROKE": """
            falling_out_of_the_left falling_out_of_the_right out_of_the_left_side out_of_the_right_side
            cant_say_my_name cant_move_one_arm cant_move_one face_looks_wrong face_looks_funny
            face_looks_lopsided speech_jumbled mouth_has_dropped face_has_dropped face_drooping
            dropped_one_side words_are_mush words_are_all words_coming_out_wrong speech_has_gone
            cant_get_my_words cant_get_her_words cant_get_his_words cant_see_out gone_blind wont_do_up
            left_side_has right_side_has weak_down_one dropping_the_cup arm_wont_lift arm_wont_work
            arm_wont_do words_jumbled coming_out_jumbled speech_is_slurred speech_slurred
            speech_is_all_jumbled lost_the_sight_in lost_my_sight_in lost_sight_in face_lopsided
            gone_lopsided face_is_lopsided mouth_is_lopsided droopy_lid dropped_on_one cant_hold_his_cup
            cant_hold_her_cup cant_hold_my_cup cant_hold_a_cup cant_hold_his_fork cant_hold_her_fork
            cant_hold_a_pen
        """,
        "WORST_HEAD": """
            worst_headache worst_head_ever hands_like_balloons hands_are_like_balloons
            hands_look_like_balloons lips_like_balloons
        """,
        "HEAD_HURT": """
            knock_on_the_head knock_to_the_head bang_on_the_head banged_her_head banged_his_head
            hit_her_head hit_his_head hit_my_head head_hit fell_and_hit bump_on_the_head
        """,
        "WORSE": """
            being_sick vomiting confused drowsy sleepy pupil warfarin blood_thinners apixaban unequal
            strange wont_wake
        """,
        "SPINE": """
            cant_feel_my_legs legs_gone_numb numb_down wet_myself cant_move_my_legs cant_move_his_legs
            cant_move_her_legs cant_feel_my_left cant_feel_my_right cant_feel_her_left cant_feel_her_right
            cant_feel_his_left cant_feel_his_right cant_feel_my_leg cant_feel_his_legs cant_feel_her_legs
            legs_have_gone_numb legs_have_gone_from legs_have_gone_and cant_feel_the_toilet cant_pee_and
        """,
        "WONT_WAKE": """
            just_passed_out keeps_passing_out has_passed_out keep_blacking_out keeps_blacking_out wont_wake
            cant_wake cant_rouse wont_rouse not_rousing cant_keep_him_awake cant_keep_her_awake
            cant_keep_my_eyes hard_to_wake hard_to_rouse difficult_to_wake unrousable wont_open_his_eyes
            wont_open_her_eyes gone_drowsy really_drowsy is_fitting keeps_fitting still_fitting having_a_fit
            wont_stop_fitting just_fainted just_collapsed keeps_fainting
        """,
        "RED": """
            monitor_been_going monitor_has_been number_says pulled_his_drain pulled_her_drain
            pulled_his_line pulled_out_his cant_look_at_light neck_wont_bend i_can_feel_the_head
            feel_the_head running_down_my_legs drip_run_dry air_going_up air_in_the_line air_in_the_tube
            tourniquet_still bulge_on_top jaw_clenched purple_spots purple_rash purple_blotches
            spots_coming_up left_the_ward_in left_the_ward_without blood_up_the_wall set_light_to
            bright_red_blood full_of_blood bleeding_from_my_gums eyes_have_gone_yellow some_kind_of_attack
            tube_has_come_off tube_come_off mask_has_come_off stung_him_in_the stung_her_in_the
            stung_in_the_mouth scalded_all fell_down_the_stairs_and fell_off_the_roof fallen_off_a_ladder
            been_shot hit_by_a_car cant_bend_his_neck cant_bend_her_neck blood_pouring losing_blood
            heart_has_stopped no_pulse cant_find_a_pulse ticker_has waters_are_green waters_are_brown
            threatening_to_jump going_to_jump about_to_jump smashing_up kicking_off_in being_attacked
            attacking_people trying_to_strangle strangling_a dying_here going_to_die_here left_side_gone
            right_side_gone cant_feel_one cant_feel_her_arm cant_feel_his_arm cant_feel_my_arm
            cant_feel_my_face cant_stop_shaking slipping_away_and he_going_downhill she_going_downhill
            going_downhill_fast something_strapped_to_him something_strapped_to_his reaction_to_the_blood
            reaction_to_the_transfusion throwing_up_green stopped_making_any_noise drip_has_run_dry
            blood_running_down voice_has_gone_all_squeaky voice_gone_squeaky i_dont_know_who_i_am
            dont_know_who_i_am_any he_hanging_from she_hanging_from got_run_over been_run_over
            just_been_shot shot_me_with carbon_monoxide_alarm the_carbon_monoxide_thing
            hand_has_gone_white_and head_is_out_and baby_head_is_out babys_head_is_out
        """,
        "SATS": "sats saturation saturations oxygen_level oxygen_levels oximeter",
        "LOW": "60 65 70 72 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 dropping low falling",
        "BLEEDS": """
            soaked_four soaked_three soaked_two big_clots massive_clots coughing_up_bright red_blood
            blood_bright pouring_blood bringing_up_blood vomiting_blood coughing_up_blood coughing_blood
            spitting_blood sick_with_blood blood_in_my_sick blood_clots_the pad_every pads_an_hour
            pad_an_hour wont_stop_bleeding bleeding_wont_stop black_and_tarry black_tarry passing_blood_and
            passing_clots cough_blood coughs_blood coughed_blood
        """,
        "WOUND_OPENS": """
            come_apart burst_open split_open opened_up has_opened is_open gaping coming_through
        """,
        "WOUND": "stitches wound scar clips staples incision",
        "WRONG_DOSE": """
            instead_of_one instead_of_two twice_as_many whole_week someone_else somebody_else too_many
            double_dose double_the the_wrong_dose been_giving wrong_tablets much_faster extra_dose
            took_them_all taken_them_all all_of_her all_of_his all_his all_her blister_pack instead_of_5
            ten_times
        """,
        "DOSE": """
            patch* tablet* pill* medicine morphine insulin ml mg pump syringe bottle meds paracetamol calpol
            dose*
        """,
        "STATE": """
            sleepy drowsy rouse awake wobbly breathing pulse confused sick shaking unwell giggling floppy
            grey
        """,
        "FEVER": """
            shivering rigor rigors shaking bed_rattling burning_up temp temperature feverish boiling_hot
            hot_and stiff_neck
        """,
        "FRAIL": """
            six_weeks_old chemo neutropenic transplant newborn days_old weeks_old day_old week_old
            immunosuppressed wont_feed not_feeding catheter picc running_up to_the_armpit after_birth
            since_birth c_section mottled confused got_a_line line_in_my line_in_his line_in_her
        """,
        "RASH_GLASS": """
            press_the_glass glass_test with_a_glass under_a_glass doesnt_fade wont_fade doesnt_go_when
            dont_fade not_fading
        """,
        "RASH": "rash spots blotches",
        "BABY_SILENT": """
            hasnt_kicked no_kicks stopped_kicking not_kicking usually_kicks havent_felt_the_baby
            havent_felt_her_move havent_felt_him_move havent_felt_baby baby_not_moving baby_isnt_moving
            baby_hasnt_moved baby_stopped_moving baby_has_stopped_moving waters_gone waters_have_gone
            waters_are_green waters_are_brown can_feel_the_cord can_see_the_cord bump_has_not_moved
            bump_hasnt_moved baby_has_not_moved
        """,
        "NEWBORN_ILL": """
            wont_feed not_feeding cry_weak crying_weak crying_gone crying_has_gone no_wet_nappies
            no_wet_nappy sunken_soft_spot bulging_soft_spot soft_spot_is_bulging soft_spot_is_sunken
        """,
        "SUGAR": "sugars sugar ketones",
        "SUGAR_BAD": """
            reading_hi reads_hi sky_high off_the_scale wont_come_down too_low under_2 so_thirsty being_sick
            hypo
        """,
        "BELLY": "hernia belly tummy stomach abdomen pregnant bladder catheter late_for_my weeks_late",
        "BELLY_BAD": """
            swollen_up swollen not_been_since hiccups like_a_drum hard_as rock_hard rigid shoulder_tip
            one_side agony hasnt_passed havent_passed not_weed not_peed cant_pee fainted excruciating
            green_sick green_vomit sick_green vomiting_green up_green green_with_sick green_fever
        """,
        "LEG": "calf leg",
        "CLOT": "hot_and_red hot_fat hot_swollen swollen_and_hot stabbing breathe breath chest",
        "AT_LARGE": "wandering walking_along out_on_the walked_out_of standing_in",
        "ROAD": "carriageway motorway main_road railway dual_carriageway in_the_road river car_park_roof",
        "PATIENT_CLOTHES": "nightie dressing_gown gown hospital_band pyjamas slippers wristband cannula",
        "HIGH_UP": "flat_roof on_the_roof up_on_the window_ledge scaffolding fire_escape",
        "RAGES": """
            swinging throwing attacking smashing kicking punching going_for lashing_out threatening
            screaming_at barricaded
        """,
        "AT_STAFF": "nurse nurses staff doctor doctors receptionist porter paramedic security patients",
        "NOW": "now right_now here security cant turned_up still help",
        "SMOKES": """
            smoke_coming smoke_pouring smoke_in smoke_out smoke_under smoke_everywhere smoke_from_under
            smoke_from_the_plug has_smoke see_smoke smell_smoke thick_smoke black_smoke full_of_smoke flames
            sparks_going sparks_coming sparking burning_smell smell_of_burning gas_smell smell_of_gas
            on_fire alight
        """,
        "WHERE": """
            plug socket corridor ward door bin store cupboard lift kitchen reception ceiling machine outside
            fan toilets toilet vent window floor flats roof stairwell
        """,
        "SMOKERS": """
            smokers smoking cigarette* vape* cannabis weed entrance_smoke smoke_outside people_smoke
            patients_smoke staff_smoke visitors_smoke folk_smoke smoke_drifts no_smoking smoke_free
            smoking_shelter smoke_alarm_battery smoke_machine barbecue bbq toast toaster popcorn quiz panto
        """,
        "BAD": """
            chest_pain chest bleeding breathe breathing blood unconscious fit fitting seizure stroke swollen
            collapsed fever infected sepsis rash numb
        """,
        NOTHING: NOT_IN_DANGER,
        "GOT_HOLD_OF": """
            got_hold_of got_into_the got_at_the ate_some eaten_some drank_some found_the swallowed_some
            by_mistake by_accident
        """,
        "PILLS": """
            pills tablets medicine bleach dishwasher weedkiller heart_pills methadone battery magnets
            methotrexate insulin warfarin
        """,
        "KID": "boy girl toddler baby son daughter he she grandson granddaughter little_one i week",
        "FIGHT": "going_at_it fighting_in fighting_with fight_with fighting_on punch_up brawl scrapping",
        "WEAPON": "bottle knife glass hammer bat chair",
        "PULSE": "sewing_machine 170 175 180 185 190 195 200",
        "HEART": "heart pulse heartbeat",
        "EVERYDAY_BEAT": """
            pounds quid miles mile raised raffle sponsored fundrais* charity marathon steps bus nervous
            nerves excited before_every before_my before_each sings cuff cast bandage sling bra
            pressure_cuff anaesthetic dentist from_the_jab
        """,
        **SIGNS_IN_DOUBT,
    },
    {
        "blue": "BLUE -LONG_AGO -SAID_BETTER",
        "no breath": "NO_BREATH -LONG_AGO -SAID_BETTER",
        "air blocked": "AIR NO_RELIEF -LONG_AGO",
        "swells": ("MOUTH SWELLS -LONG_AGO -SAID_BETTER", 5),
        "cannot swallow": "CANT_SWALLOW -LONG_AGO",
        "crushed": ("CHEST CRUSHED -LONG_AGO -SAID_BETTER -EVERYDAY_BEAT", 6),
        "grey and clammy": "ELEPHANT -LONG_AGO -SAID_BETTER",
        "stroke": "STROKE -LONG_AGO -SAID_BETTER",
        "worst headache": "WORST_HEAD -LONG_AGO -SAID_BETTER",
        "head hurt, and worse": ("HEAD_HURT WORSE -LONG_AGO -SAID_BETTER", 24),
        "spine": "SPINE -LONG_AGO -SAID_BETTER",
        "will not wake": "WONT_WAKE -LONG_AGO -SAID_BETTER",
        "bleeds": "BLEEDS -LONG_AGO -SAID_BETTER",
        "red": "RED -LONG_AGO -SAID_BETTER -NOT_IN_EARNEST",
        "little oxygen": ("SATS LOW -LONG_AGO", 8),
        "wound opens": ("WOUND WOUND_OPENS -LONG_AGO", 6),
        "wrong dose": ("WRONG_DOSE DOSE STATE -LONG_AGO", 24),
        "fever": ("FEVER FRAIL -LONG_AGO -SAID_BETTER", 16),
        "rash and glass": ("RASH RASH_GLASS -LONG_AGO", 14),
        "baby in danger": "BABY_SILENT -LONG_AGO -SAID_BETTER",
        "newborn ill": "NEWBORN_ILL -LONG_AGO -SAID_BETTER",
        "sugar": "SUGAR SUGAR_BAD -LONG_AGO",
        "belly": ("BELLY BELLY_BAD -LONG_AGO", 14),
        "clot": ("LEG CLOT -LONG_AGO", 12),
        "patient at large, undressed": ("PATIENT_CLOTHES ROAD -LONG_AGO", 14),
        "high up": "HIGH_UP PATIENT_CLOTHES -LONG_AGO",
        "rages": ("RAGES AT_STAFF NOW -LONG_AGO", 14),
        "smoke": ("SMOKES WHERE -LONG_AGO -SMOKERS", 8),
        "got hold of pills": ("GOT_HOLD_OF PILLS KID -LONG_AGO", 16),
        "fight": ("FIGHT WEAPON -LONG_AGO", 12),
        "racing heart": ("HEART PULSE -LONG_AGO -EVERYDAY_BEAT", 8),
        **RULES_IN_DOUBT,
    },
)
