"""Signs that somebody's life may be in danger at this minute: what a call handler would ask about."""

from candour.domain.kinds import Flag
from candour.reading.detectors.signs import Signs

SIGNS_OF_DANGER = Signs(
    Flag.DANGER_NOW,
    {
        "LONG_AGO": """
            years_ago last_year months_ago year_ago years_later last_spring last_summer last_winter
            last_autumn decade weeks_ago in_2016 in_2017 in_2018 in_2019 in_2020 in_2021 in_2022 in_2023
            in_2024 recovered mended healed thriving all_clear saved_my saved_his saved_her saved_our
            thank_you_for thank_you_to thanks_to thanks_so thanks_for_the thank_you_so grateful thankyou
            diolch brilliant amazing wonderful fantastic excellent superb lovely nearly demo training course
            awareness poster* posters campaign signs_of class lesson* taught doing_well right_as_rain
            back_home home_now leaflet talk_on
        """,
        "SAID_BETTER": "better_now fine_now well_now okay_now ok_now",
        "BLUE": """
            going_blue gone_blue turned_blue turning_blue blue_round blue_around lips_blue lips_are_blue
            lips_purple lips_are_purple lips_gone_blue lips_are_going goes_blue purple_lips blue_lips
            looks_blue gone_purple
        """,
        "NO_BREATH": """
            cant_get_my_breath cant_get_his_breath cant_get_her_breath cant_catch_my_breath cant_catch_his
            cant_catch_her cant_finish_a_sentence cant_speak_in_sentences hardly_breathing barely_breathing
            not_breathing stopped_breathing gasping sucking_in fighting_for_breath struggling_to_breathe
            struggling_for_breath whistling_noise_breathing noise_breathing cant_lie_down pink_froth
            frothing gurgling grunting rasping breathing_like breathing_really_fast breathing_is_really
            breathing_very_fast panting stridor stopped_making_any short_of_breath out_of_breath
            each_time_i_breathe when_i_breathe every_breath breathing_gone breathing_has_gone wheezing_badly
        """,
        "NO_RELIEF": """
            not_touching isnt_working not_helping run_out ran_out blocked empty wont_clear cant_clear rattl*
        """,
        "AIR": """
            puffer inhaler oxygen cylinder nebuliser tracheostomy trache trachy airway ventilator stoma_tube
        """,
        "CHOKES": "choking choked",
        "NOT_IN_EARNEST": "price prices session sessions course class lesson uniform paperwork emails",
        "MOUTH": "lips lip tongue throat face neck mouth eyes",
        "SWELLS": """
            swell* swollen swelled puffed ballooned fat weird tight tightening closing closed_up itchy huge
        """,
        "CANT_SWALLOW": """
            cant_swallow hardly_swallow can_hardly_swallow drooling cant_speak cant_talk hives_all rash_all
        """,
        "CHEST": "chest heart jaw left_arm arm breastbone",
        "CRUSHED": """
            tight tightness squeez* crush* belt elephant tight_band pressure heavy vice tingling numb racing
            stabbing pounding
        """,
        "ELEPHANT": """
            elephant_sat elephant_on elephant_sitting cold_and_sweaty cold_sweat clammy grey_and_clammy
            funny_colour a_funny_colour gone_grey grey_and_sweaty n_sweaty he_grey she_grey is_grey
            looks_grey ashen mottled
        """,
        "STROKE": """
            falling_out_of_the_left falling_out_of_the_right out_of_the_left_side out_of_the_right_side
            cant_say_my_name cant_move_one_arm cant_move_one face_looks_wrong face_looks_funny
            face_looks_lopsided lopsided speech_is_all speech_jumbled all_jumbled talking_nonsense
            cant_see_straight jumbled mouth_has_dropped face_has_dropped face_dropped mouth_dropped drooping
            droopy face_drooping dropped_one_side one_side_of_his_face one_side_of_her_face words_are_mush
            words_are_all words_coming_out_wrong slurring slurred speech_has_gone speech_gone
            cant_get_my_words cant_get_her_words cant_get_his_words talking_rubbish talking_gibberish
            not_making_sense lost_the_sight lost_sight lost_my_sight cant_see_out like_a_curtain gone_blind
            wont_do_up cant_lift_her_arm cant_lift_his_arm cant_lift_my_arm arm_wont left_side_has
            right_side_has weak_down_one dropping_the_cup dropping_things
        """,
        "WORST_HEAD": """
            worst_headache thunderclap seeing_stars flashing_lights hands_are_like like_balloons pupil
            pupils_are
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
            cant_feel_my_legs cant_feel_my cant_feel_his cant_feel_her legs_have_gone legs_gone_numb
            numb_down wet_myself cant_move_my_legs cant_move_his_legs cant_move_her_legs saddle
        """,
        "WONT_WAKE": """
            just_passed_out keeps_passing_out has_passed_out isnt_opening not_opening_his not_opening_her
            keep_blacking_out keeps_blacking_out gone_quiet_and hes_gone_quiet he_gone_quiet she_gone_quiet
            wont_wake cant_wake cant_rouse wont_rouse not_rousing cant_keep_him_awake cant_keep_her_awake
            cant_keep_my_eyes hard_to_wake hard_to_rouse difficult_to_wake unrousable unresponsive floppy
            all_floppy gone_floppy wont_open_his_eyes wont_open_her_eyes very_sleepy gone_drowsy so_drowsy
            really_drowsy rolled_back eyes_rolled stiff_as jerking twitching is_fitting keeps_fitting
            still_fitting having_a_fit wont_stop_fitting blacked_out just_fainted just_collapsed
            keeps_fainting collapsed out_cold lifeless
        """,
        "COLLAPSE": """
            collapsed unconscious on_the_floor bathroom_floor kitchen_floor at_the_bottom_of not_answering
            not_moving wont_answer not_responding fallen_and
        """,
        "NOBODY": """
            nobody_coming nobodys_coming no_one_coming nobody_comes no_one_comes nobody_is_coming
            nobody_will_come no_one_will_come no_one_from cant_get_to_the cant_get_up cant_move cant_reach
            nobody_here no_one_here nobody_with no_one_with on_his_own on_her_own since_six since_five
            since_four blood under_door inside door_locked hours nobody_has_been nobody_answers
            will_come_out on_my_own no_staff
        """,
        "RED": """
            monitor_been_going monitor_has_been number_says pulled_his_drain pulled_her_drain
            pulled_his_line pulled_out_his face_down_in lying_face_down cant_look_at_light neck_wont_bend
            i_can_feel_the_head feel_the_head baby_is_coming running_down_my_legs green_stuff
            stuff_running_down drip_run_dry drip_has_run air_going_up air_in_the_line air_in_the_tube
            hand_has_gone_white foot_has_gone_white white_and_cold cold_and_white tourniquet_still testicle
            testicles bulge_on_top jaw_clenched doesnt_know_who_he doesnt_know_who_she dont_know_who_i
            purple_spots purple_rash purple_blotches spots_coming_up voice_has_gone_all squeaky
            left_the_ward_in left_the_ward_without blood_up_the_wall set_light_to set_fire_to
            bright_red_blood full_of_blood a_bad_colour a_horrible_colour a_terrible_colour funny_colour
            bleeding_from_my_gums eyes_have_gone_yellow sweating_buckets going_to_faint some_kind_of_attack
            tube_has_come_off tube_come_off mask_has_come_off stung_him_in_the stung_her_in_the
            stung_in_the_mouth up_his_sleeve something_up_his alarm_been_going alarm_ringing
            alarm_is_ringing alarm_has_been anaphyla* epipen allergic_reaction electrocut* carbon_monoxide
            scalded_all hanging_from drowning drowned fell_down_the_stairs_and fell_off_the_roof
            fallen_off_a_ladder isnt_moving not_moving_and shot_me been_shot been_stabbed stabbed_me
            got_stabbed hit_by_a_car run_over light_hurts neck_is_stiff neck_stiff cant_bend_his_neck
            cant_bend_her_neck soft_spot blood_everywhere blood_pouring losing_blood lost_so_much_blood
            heart_has_stopped heart_stopped no_pulse cant_find_a_pulse pulse_is ticker_has stopped_making
            cold_to_touch cold_to_the_touch waters_are_green waters_are_brown placenta head_is_out crowning
            threatening_to_jump going_to_jump about_to_jump smashing_up kicking_off_in being_attacked
            attacking_people fight_in_a trying_to_strangle strangling_a dying_here going_to_die_here
            left_side_gone right_side_gone cant_feel_one cant_feel_her_arm cant_feel_his_arm
            cant_feel_my_arm cant_feel_my_face face_is_numb face_gone_numb double_vision cant_stop_shaking
            fading_fast slipping_away_and he_going_downhill she_going_downhill going_downhill_fast
            life_threatening
        """,
        "SATS": "sats saturation saturations oxygen_level oxygen_levels oximeter",
        "LOW": "60 65 70 72 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 dropping low falling",
        "BLEEDS": """
            soaked_four soaked_three soaked_two big_clots massive_clots coughing_up_bright red_blood
            blood_bright bleeding_through soaked_through soaking_through pumping spurting pouring_blood
            coffee_grounds bringing_up_blood vomiting_blood coughing_up_blood coughing_blood spitting_blood
            sick_with_blood blood_in_my_sick blood_clots_the pad_every pads_an_hour pad_an_hour
            wont_stop_bleeding bleeding_wont_stop tea_towel_soaked towel_soaked black_and_tarry
            passing_blood_and passing_clots haemorrhag*
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
            hot_and red_line stiff_neck
        """,
        "FRAIL": """
            six_weeks_old chemo neutropenic transplant newborn days_old weeks_old day_old week_old
            immunosuppressed wont_feed not_feeding catheter picc line running_up to_the_armpit after_birth
            since_birth c_section mottled confused
        """,
        "RASH_GLASS": """
            press_the_glass glass_test with_a_glass under_a_glass doesnt_fade wont_fade doesnt_go_when
            dont_fade not_fading
        """,
        "RASH": "rash spots blotches",
        "BABY_SILENT": """
            havent_felt_the_baby havent_felt_her_move havent_felt_him_move havent_felt_baby baby_not_moving
            baby_isnt_moving baby_hasnt_moved baby_stopped_moving no_movement reduced_movement
            hasnt_moved_since waters_gone waters_have_gone waters_broke bit_of_cord cord_hanging cord_is
            hanging_down baby_is_coming baby_coming head_is_out
        """,
        "BABY_BORN": "cord baby feet foot head push",
        "NEWBORN_ILL": """
            wont_feed not_feeding cry_weak crying_weak crying_gone crying_has_gone no_wet_nappies
            no_wet_nappy soft_spot fontanelle
        """,
        "SUGAR": "sugars sugar ketones",
        "SUGAR_BAD": """
            reading_hi reads_hi sky_high off_the_scale wont_come_down too_low under_2 so_thirsty being_sick
            hypo
        """,
        "BELLY": "hernia belly tummy stomach abdomen pregnant shoulder_tip bladder weed pee catheter",
        "BELLY_BAD": """
            swollen_up swollen not_been_since hiccups like_a_drum hard_as rock_hard rigid shoulder_tip
            one_side agony hasnt_passed havent_passed not_weed not_peed cant_pee green fainted excruciating
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
            smoke flames sparks burning_smell smell_of_burning gas_smell smell_of_gas sparking on_fire
            alight
        """,
        "WHERE": """
            plug socket corridor ward door bin store cupboard lift kitchen reception ceiling machine outside
        """,
        "SMOKERS": "smokers smoking cigarette* vape* fags cannabis weed entrance_smoke",
        "DOES_ASK": """
            what_do_i_do what_should_i should_i do_i is_it_worth is_that_normal is_this_normal should_we
            what_do_we on_hold rings_out nobody_picks_up no_one_picks_up in_the_queue wait_my_turn
            isnt_answering not_answering still_waiting nobody_answers ring_back told_to_wait
        """,
        "BAD": """
            chest_pain chest bleeding breathe breathing blood unconscious fit fitting seizure stroke swollen
            collapsed fever infected sepsis rash numb
        """,
        "NOTHING": """
            blood_test blood_tests blood_testing blood_form blood_forms blood_pressure_cuff
            blood_pressure_machine blood_pressure_monitor blood_pressure_clinic blood_pressure_check
            blood_pressure_checked blood_result blood_results blood_clinic blood_card blood_bottles
            blood_taken blood_draw blood_donor blood_donors blood_donation blood_bank blood_room
            blood_appointment blood_work blood_sugar_diary give_blood giving_blood gave_blood donate_blood
            donating_blood chest_x_ray chest_x_rays chest_xray chest_xrays chest_clinic chest_scan chest_ct
            chest_physio chest_nurse chest_consultant chest_team breathing_test breathing_tests
            breathing_clinic breathing_exercises breathing_nurse breathing_class fit_note fit_notes
            fit_to_work fit_for_work fit_to_fly fit_me_in fit_him_in fit_her_in fit_us_in keep_fit
            stroke_clinic stroke_unit stroke_ward stroke_nurse stroke_team stroke_association stroke_group
            stroke_cafe sepsis_leaflet sepsis_nurse sepsis_poster fit_test fit_kit should_i_fit
            seizure_clinic seizure_diary fever_clinic hay_fever
        """,
        "GOT_HOLD_OF": """
            got_hold_of got_into_the got_at_the ate_some eaten_some drank_some found_the swallowed_some
            by_mistake by_accident
        """,
        "PILLS": """
            pills tablets medicine bleach dishwasher weedkiller heart_pills methadone battery magnets
            methotrexate insulin warfarin
        """,
        "KID": "boy girl toddler baby son daughter he she grandson granddaughter little_one i week",
        "FIGHT": "going_at_it fighting fight punch_up brawl scrapping",
        "WEAPON": "bottle knife glass hammer bat chair",
        "PRESSURE": "228 over_130 over_120 over_140",
        "PULSE": "sewing_machine racing 180 190 200 thumping fluttering",
        "HEART": "heart pulse heartbeat",
    },
    {
        "blue": "BLUE -LONG_AGO -SAID_BETTER",
        "no breath": "NO_BREATH -LONG_AGO -SAID_BETTER",
        "nothing helps the breath": "AIR NO_RELIEF -LONG_AGO",
        "chokes": "CHOKES -LONG_AGO -SAID_BETTER -NOT_IN_EARNEST",
        "swells": ("MOUTH SWELLS -LONG_AGO -SAID_BETTER", 5),
        "cannot swallow": "CANT_SWALLOW -LONG_AGO",
        "crushed": ("CHEST CRUSHED -LONG_AGO -SAID_BETTER", 6),
        "grey and clammy": "ELEPHANT -LONG_AGO -SAID_BETTER",
        "stroke": "STROKE -LONG_AGO -SAID_BETTER",
        "worst headache": "WORST_HEAD -LONG_AGO -SAID_BETTER",
        "head hurt, and worse": ("HEAD_HURT WORSE -LONG_AGO -SAID_BETTER", 24),
        "spine": "SPINE -LONG_AGO -SAID_BETTER",
        "will not wake": "WONT_WAKE -LONG_AGO -SAID_BETTER",
        "down, and nobody": ("COLLAPSE NOBODY -LONG_AGO -SAID_BETTER", 16),
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
        "patient at large": ("AT_LARGE ROAD -LONG_AGO", 14),
        "patient at large, undressed": ("PATIENT_CLOTHES ROAD -LONG_AGO", 14),
        "high up": "HIGH_UP PATIENT_CLOTHES -LONG_AGO",
        "rages": ("RAGES AT_STAFF NOW -LONG_AGO", 14),
        "smoke": ("SMOKES WHERE -LONG_AGO -SMOKERS", 8),
        "asks what to do": ("DOES_ASK BAD -LONG_AGO", 14),
        "got hold of pills": ("GOT_HOLD_OF PILLS KID -LONG_AGO", 16),
        "fight": ("FIGHT WEAPON -LONG_AGO", 12),
        "pressure": "PRESSURE -LONG_AGO",
        "racing heart": ("HEART PULSE -LONG_AGO", 8),
    },
)
