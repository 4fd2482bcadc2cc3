"""Everyday senses: sayings whose words are no sign, and what tells of an event or of what is over."""

from candour.reading.detectors.signs import each

_WAKES_OTHERS = each(
    "{}_{}_{}",
    "dont_want_to didnt_want_to not",
    "wake wake_up",
    "the my you everyone anyone people them",
)
_OF_CANCER_CARE = each(
    "cancer_{}", "clinic scan nurse nurses ward unit centre appointment team review charity"
)
_OF_A_ROOM = each(
    "temperature_{}_{}_{}",
    "in on of",
    "the that your",
    "ward room chemo unit day waiting department bay clinic corridor building place scanner theatre "
    "water pool food tea",
)
_OF_A_HOT_WARD = each("{}_{}_{}", "ward unit clinic room bay suite", "is was", "boiling_hot boiling")
_AT_A_GAME = each(
    "at_{}",
    "cards dominoes chess scrabble draughts cribbage crib snooker pool darts ludo bingo rummy bowls "
    "tennis table_tennis ping_pong connect fifa wordle monopoly",
)
_OF_A_CLOCK = each(
    "{}_{}",
    "9 10 11 12 13 14 15 nine ten eleven twelve fifteen",
    "minutes mins hours hrs weeks months days pounds pm am miles",
)
_KICKS_A_THING = each("kicked_{}_{}", "a the his her my", "ball bin machine door football")
_SHOVED_AWAY = each("shoved_{}_a_{}", "in into on onto", "bay cupboard corridor corner side trolley ward")

EVENTS = """
    training a_course the_course course_on a_talk the_talk talk_on talks awareness conference leaflet*
    documentary film squad* museum stall display award raffle charity fundrais* walk_for marathon session
    workshop podcast webinar liaison_nurse a_book the_book books book_club
"""
AWAY_OR_BETTER = """
    holiday holidays away_on on_leave abroad cruise moving_house moved_house retiring retire wedding
    abroad_until new_job benidorm tenerife spain dying we_off_to flying_to majorca australia zealand canada
    dubai emigrat* sweats crutches frame walking_stick sticks buyer recovered healed mended signed_off
    new_knee new_hip new_me privately without_you if_it_wasnt if_it_werent but_for pick_up school_run

"""
OF_THE_ROAD = """
    bus buses jump_off_point park_and_ride walk_over dental dentist crown tooth teeth was_late were_late
    running_late late_for late_as made_me_late missed_my_slot missed_my_train missed_my_bus leaks leaking
    floods parachute swam telly film gazebo guitar song cliff_for grandad_now
    years_ago
"""
NOT_TO_DIE = f"""
    of_course do_i_go_before should_i_go_before shoulder_blade shoulder_blades locked_himself_out
    locked_herself_out locked_myself_out came_to_find_me come_to_find_me came_back_to_find_me
    went_to_find_me trying_to_find_me tried_to_find_me able_to_find_me couldnt_find_me know_where_i_going
    know_where_i_am_going see_where_i_am_going be_with_her_when be_with_him_when be_with_her_at
    be_with_him_at be_with_her_as be_with_him_as thrown_under_a_bus throw_me_under_a_bus under_a_bus_shelter
    would_not_be_here told_to_put_my_affairs_in_order after_tonight_shift saved_my_life time_of_my_life
    quality_of_life way_of_life life_saver life_support rest_of_my_life first_time_in_my_life
    story_of_my_life new_lease_of_life new_life sick_of_living_out tired_of_living_out told_me_he_loves_the
    told_me_she_loves_the
    said_my_goodbyes_to_the let_me_go_home wants_to_die_at want_to_die_at wanted_to_die_at
    bridge_side pre_paid_my_funeral prepaid_my_funeral
    {_WAKES_OTHERS}
    {_OF_CANCER_CARE}
"""
TOLD_AS_OVER = """
    years_ago last_year months_ago year_ago years_later last_spring last_summer last_winter last_autumn
    decade weeks_ago in_2016 in_2017 in_2018 in_2019 in_2020 in_2021 in_2022 in_2023 in_2024 recovered
    mended healed thriving all_clear saved_my saved_his saved_her saved_our thank_you_for thank_you_to
    thanks_to thanks_so thanks_for_the thank_you_so grateful thankyou diolch brilliant amazing wonderful
    fantastic excellent superb lovely nearly demo training course awareness poster* posters campaign
    signs_of class lesson* taught doing_well right_as_rain back_home home_now leaflet talk_on legend hero
    heroes years_back months_since years_since year_since no_harm no_lasting nobody_hurt brought_him_back
    brought_her_back brought_me_back got_him_back got_her_back stitched_me stitched_him
    never_forget started_school starts_school turned_out_to_be last_march
    last_june baby_of_my_own cheers_to well_done
"""
NOT_IN_DANGER = f"""
    blood_test blood_tests blood_testing blood_form blood_forms blood_pressure_cuff blood_pressure_machine
    blood_pressure_monitor blood_pressure_clinic blood_pressure_check blood_pressure_checked blood_result
    blood_results blood_clinic blood_card blood_bottles blood_taken blood_draw blood_donor blood_donors
    blood_donation blood_bank blood_room blood_appointment blood_work blood_sugar_diary give_blood
    giving_blood gave_blood donate_blood donating_blood chest_x_ray chest_x_rays chest_xray chest_xrays
    chest_clinic chest_scan chest_ct chest_physio chest_nurse chest_consultant chest_team breathing_test
    breathing_tests breathing_clinic breathing_exercises breathing_nurse breathing_class fit_note fit_notes
    fit_to_work fit_for_work fit_to_fly fit_me_in fit_him_in fit_her_in fit_us_in keep_fit stroke_clinic
    stroke_unit stroke_ward stroke_nurse stroke_team stroke_association stroke_group stroke_cafe
    sepsis_leaflet sepsis_nurse sepsis_poster fit_test fit_kit should_i_fit seizure_clinic seizure_diary
    fever_clinic hay_fever fast_asleep temp_agency agency_temp kicks_off kick_off of_course
    not_breathing_a_word choking_back choked_up breath_test breath_tests spare_breath wound_clinic
    wound_care wound_nurse shoulder_tip_exercises choking_course choking_class first_aid_for_choking
    blood_thinner blood_thinners blood_monitor blood_group blood_type blood_sample blood_samples blood_count
    blood_drive blood_van blood_lab blood_nurse blood_request heart_ward heart_unit heart_clinic heart_team
    heart_centre heart_nurse heart_nurses heart_failure_nurse heart_foundation heart_charity heart_scan
    heart_rehab heart_group heart_surgeon heart_department heart_walk heart_appointment stroke_rehab
    stroke_survivor stroke_survivors stroke_charity stroke_parkrun cant_talk_to cant_speak_to
    cant_speak_highly cant_talk_highly cant_speak_for cant_talk_about cant_speak_about cant_talk_yet
    cant_speak_english cant_speak_welsh neck_of_the_woods pain_in_the_neck pain_clinic head_office head_of
    heart_of by_heart room_temperature fighting_over fight_over rash_decision allergy_clinic allergic_to
    fighting_fit as_fit_as fit_as numb_work numb_bum
    {_OF_A_ROOM}
    {_OF_A_HOT_WARD}
"""
EVENTS_AND_GAMES = f"""
    training awareness conference leaflet* stall display award charity fundrais* advert workshop session
    adviser documentary museum ball football rugby cricket tackle match thank thanks grateful a_talk
    the_talk talk_on talks a_course the_course course_on courses quiz sparring netball hockey
    {_AT_A_GAME}
"""
NOT_ABUSED = f"""
    it_hits_me it_hit_me hits_the_spot kicked_in kicks_in kick_in kicking_in kicked_off kicks_off kick_off
    kick_offs kick_ups kick_up kick_out_of kick_myself kicked_the_vending kicked_the_habit kicks_a_ball
    kicked_up beat_the_queue beat_the_system beat_cancer beating_cancer slapped_a_plaster slap_up
    slap_bang pinched_nose pinch_of_salt pinch_of pinched_from pinched_my_seat pinched_by_staff
    punch_above punched_a_wall punched_the_wall punched_the_air shove_it
    foot_drags foot_still_drags drag_on drags_on dragged_on dragged_on_for
    strapped_for strapped_up strapped_to_a belted_in end_of_her_tether
    end_of_my_tether end_of_his_tether end_of_their_tether could_throttle could_have_throttled
    could_ve_throttled smack_bang thumped_my_back
    pattern_is_pinned pinned_inside pinned_up dog_grooming pet_grooming
    grooming_parlour grooming_salon bride_and_groom frozen_to_the_bone chilled_to_the_bone nobody_touched
    lock_him_up lock_her_up kicked_out threw_us_out if_you_tell_me
    if_you_could_tell_me if_you_would_tell_me shook_her_hand shook_his_hand shook_him_by_the_hand
    shook_her_head shook_his_head not_fed_up no_white_coat
    car_park ward_sister sister_in_charge
    {_OF_A_CLOCK}
    {_KICKS_A_THING}
    {_SHOVED_AWAY}
    pinned_to_the_board pinned_to_the_noticeboard pinned_on_the_board pinned_on_the_noticeboard
"""
