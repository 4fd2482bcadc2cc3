"""Signs of what another desk must see: abuse, harm, requests, rumours, the press, the law, a death."""

from candour.domain.kinds import Flag
from candour.reading.detectors.signs import NOTHING, Signs

_STAFF = """
    nurse nurses doctor doctors consultant receptionist reception staff midwife porter physio surgeon
    pharmacist registrar radiographer dentist security matron sister bloke girl woman man desk pharmacy
"""

SIGNS_OF_STAFF_ABUSE = Signs(
    Flag.STAFF_ABUSE,
    {
        "STAFF": f"{_STAFF} she he somebody whoever",
        "INSULT": """
            witch hag slag slags bitch bitches cow cows mare filth scum monkey retard retarded thick_as
            fat_cow jumped_up tits arse bulldog pig animals cretin moron cunt twat bastard bastards whore
            tart parasite*
        """,
        "THREAT": """
            gets_what_coming what_coming_to gets_hers he_find_out she_find_out theyll_find_out wants_a_slap
            needs_a_slap hands_broke strung_up a_kicking give_reception somebody_getting_hurt
            someone_getting_hurt getting_hurt_if waiting_by_the_staff waiting_outside_for i_know_what_car
            know_what_car know_where_she know_where_he know_where_they kids_school her_kids his_kids
            better_ring_me just_saying see_her_after knocks_off dies_screaming die_screaming hope_you_die
            hope_she_dies hope_he_dies watch_your_back watch_her_back coming_for_her coming_for_him
            coming_for_you
        """,
        "FOREIGN": """
            bloody_foreigner another_foreigner foreigners foreigner headscarf hijab go_back_to
            where_she_came_from where_he_came_from proper_nurse proper_doctor english_nurse english_doctor
            white_nurse white_doctor black_nurse coloured
        """,
        "REFUSES": """
            get_rid touching_me send_a couldnt_understand dont_want dont_want_one wont_be_treated want_an
            send_me another touch_me stethoscope
        """,
        "PRAISES": "fab lovely brilliant kind thank thanks",
    },
    {
        "insult": ("INSULT STAFF -PRAISES", 10),
        "threat": ("THREAT", 6),
        "refuses for race or faith": ("FOREIGN REFUSES", 12),
    },
)

SIGNS_OF_POSSIBLE_HARM = Signs(
    Flag.POSSIBLE_HARM,
    {
        "LATER_FOUND": """
            showed_the_lump nobody_told_me_till told_me_till its_in_my now_it_in_my in_my_liver spread_to
            spread_since too_late_to_operate too_late_to too_late_now lost_in_the_system never_referred_on
            sat_on_my_results results_got_mixed results_mixed mixed_up_with_another sent_me_home_saying
            sent_him_home_saying sent_her_home_saying broke_in_two broken_in_two had_to_be_rebroken
            turned_out_to_be turns_out_it_was did_not_need didnt_need never_needed
        """,
        "FINDS": """
            scan lump cancer liver results referred urgent sprain broke broken months hysterectomy biopsy
            x_ray xray operation tumour surgery
        """,
        "ALLERGY": "allergy_band allergic allergy",
        "GIVEN": "given gave penicillin antibiotics anyway intensive_care",
        "INJURY": """
            nerve_got_cut nerve_was_cut nerve_damage nerves_were_damaged nerve_damaged arm_nerves collarbone
            cant_feel_my_thumb cant_feel_my_fingers tube_was_in_his_lung tube_was_in_her_lung
            in_his_lung_not in_her_lung_not fed_him_through fed_her_through awake_for_the_operation
            awake_during_the awake_for_my felt_every_cut needed_a_skin_graft skin_graft leaked_into_his
            leaked_into_her leaked_into_my lost_the_sight_in lost_sight_in perforated punctured pierced_my
            damaged_pulling two_injections_of stopped_and_never never_restarted were_swapped was_swapped
            swapped_for blood_on_the_brain clot_on_the_brain unconscious_when_i wrong_blood wrong_side
            wrong_kidney wrong_eye wrong_tooth left_a_swab swab_inside burned_my burnt_my
        """,
        NOTHING: """
            wrong_side_of_town wrong_side_of_the_road wrong_side_of_the_building wrong_side_of_the_river
            wrong_side_of_the_car_park wrong_side_of_the_corridor wrong_side_of_the_hospital
            wrong_side_of_the_city wrong_side_of_the_street wrong_side_of_bed wrong_side_of_the_bed
            wrong_side_of_the_door wrong_side_of_the_rail wrong_side_of_the_rails wrong_side_of_the_railings
            turned_out_to_be_my turned_out_to_be_nothing allergy_clinic i_burnt_my i_burned_my

        """,
        "THANKED": "thank thanks grateful brilliant saved",
    },
    {
        "found too late": ("LATER_FOUND FINDS -THANKED", 20),
        "given despite an allergy": ("ALLERGY GIVEN -THANKED", 16),
        "injured by care": "INJURY -THANKED",
    },
)

SIGNS_OF_FOI = Signs(
    Flag.FOI,
    {
        "WANTS": """
            i_like_copies like_copies copies_of copy_of kindly_supply supply_the i_require please_treat
            request_for_data request_for_information what_info_do_you what_information_do_you
            info_do_you_hold information_do_you_hold right_to_know please_list list_every send_all_documents
            all_documents asked_on_the i_asked_for_the_figures asked_for_the_figures under_the_act
            freedom_of_info freedom_of_information rhyddid_gwybodaeth public_authority public_information
            information_request data_request any_audit disclose
        """,
        "RECORDS": """
            minutes emails e_mails contract contracts policy figures income spreadsheet documents meeting
            meetings notes cost costs trust_holds hold audit price dates paid gagging legionella tests board
            logo times act breakdown parking money spent nurses employ number_of how_many rhyddid_gwybodaeth
            gwybodaeth
        """,
        "MY_OWN": """
            my_records my_notes my_letter my_scan my_results my_file my_mum my_dad copy_of_my copies_of_my
            my_medical
        """,
    },
    {
        "asks for what is on record": ("WANTS RECORDS -MY_OWN", 20),
    },
)

SIGNS_OF_RUMOUR = Signs(
    Flag.RUMOUR,
    {
        "HEARSAY": """
            heard_off heard_from word_on_the_estate word_on_the_street word_is someone_on_the_bus
            somebody_on_the_bus people_are_saying folk_are_saying folks_are_saying they_say my_hairdresser
            going_round_the going_around school_gates on_a_local_group local_group friend_of_a_friend
            confirm_or_deny talk_in_the_pub in_the_pub all_over_snapchat all_over_facebook all_over_tiktok
            all_over_whatsapp on_snapchat been_reading_that read_somewhere everyone_on_our street_reckons
            reckons heard_it_from so_i_told so_im_told i_told_by in_the_know not_sure_if_this_is
            if_this_is_fake screenshot tell_me_it_isnt_so it_isnt_so anyone_on_about whats_all_this
            what_all_this some_fella_on some_bloke_on rumour rumours rumoured seen_on_a saw_on_facebook
            saw_on_a is_it_true is_that_right true_or_not true_or_false please_tell_us_that apparently
        """,
        "CLAIM": """
            selling closing close closed shut shutting wont_take struck_off run_out private_company bug
            deaths died dead moving charging ceiling walked_out bust wages gunman gun police taken batch
            bad_one burning records unit putting homeless operations_are_off off_till hydro_pool getting_rid
            water poisoned insulin sacked arrested resigned outbreak bomb strike merging sold_off houses
            redundancies cover_up covered_up
        """,
    },
    {
        "hearsay": ("HEARSAY CLAIM", 16),
    },
)

SIGNS_OF_PRESS = Signs(
    Flag.JOURNALIST_OR_MP,
    {
        "PRESS": """
            freelance_journo journo journos journalist reporter student_newspaper newspaper local_paper
            the_papers tabloid tabloids documentary_maker film_maker tv_crew camera_crew film_crew
            radio_station on_air radio_morwen ringing_the_telly the_telly news_desk the_echo the_gazette
            the_herald the_mail the_sun the_mirror the_bbc handles_media press_office who_handles_media
            in_the_house
        """,
        "DOES": """
            speak love_to article quote given story sent video running ringing ring hold seeking families
            film come_on outside dms_open out_on get_hold raise raised intend interview comment deadline
            talks media contact one_of_your
        """,
        "MEMBER": "mp msp ms_for am_for member_of_parliament councillor senedd dame_ursula lord baroness",
        "RAISES": """
            raise questions asking letters_from_residents residents constituents constituency cardiff_bay
            westminster in_the_house office surgery minister
        """,
        "AT_HOME": """
            log_fire scanner_on choir story_of_my remote telly_off telly_broken watching_the_telly telly_on
            the_telly_being sunbathing in_the_sun the_sun_was

        """,
    },
    {
        "press": ("PRESS DOES -AT_HOME", 14),
        "member": ("MEMBER RAISES", 14),
    },
)

SIGNS_OF_LAW = Signs(
    Flag.SOLICITOR_OR_INQUEST,
    {
        "LAW": """
            suing sue sued i_act_for act_for_the preservation_of compo compensation claims_people
            claims_company claims_firm no_win_no_fee through_the_courts see_you_in_court in_court jury
            inquest coroner letter_before_claim letter_before_action pre_action ombudsman_and_court
            legal_action taking_legal barrister negligence_claim
        """,
        "ABOUT": """
            you everything estate records botched op knee sign how_much ten_years takes came_to_die die
            death hear starts county_hall client patient trust hospital family see_this lawyers
        """,
    },
    {
        "law": ("LAW ABOUT", 14),
    },
)

SIGNS_OF_COMPLAINT = Signs(
    Flag.FORMAL_COMPLAINT,
    {
        "FORMAL": """
            stage_two stage_2 stage_one dealt_with_formally making_it_official make_it_official
            official_complaint putting_things_right notice_of_complaint statutory_time
            time_limit_for_complaining time_limit_for_a_complaint complaints_procedure formal_response
            formally_complain complain_formally escalated_through complaint_in_writing ombudsman phso
        """,
        "CARE_STAGE": "physio rehab programme recovery cancer pressure_ulcer trial of_my of_his of_her",
    },
    {
        "formal": "FORMAL -CARE_STAGE",
    },
)

SIGNS_OF_LOSS = Signs(
    Flag.BEREAVEMENT,
    {
        "LOSS": """
            last_goodbye final_goodbye only_one_came_home didnt_make_it did_not_make_it lord_took god_took
            took_her_home took_him_home has_been_dead been_dead_for mammy_gone mammys_gone he_gone_now
            she_gone_now until_he_was_cold until_she_was_cold turn_off_the_machine turned_off_the_machine
            switch_off_the_machine switched_off_the_machine turn_off_the_ventilator service_for_our_baby
            service_for_the_babies came_too_soon he_went_peacefully she_went_peacefully went_peacefully
            slipped_away not_with_us_any_more no_longer_here since_we_lost held_him_until held_her_until
        """,
        "NOT_A_LOSS": "train bus match kick_off deadline delivery parcel final_whistle",
    },
    {
        "loss": "LOSS -NOT_A_LOSS",
    },
)

SIGNS_FOR_DESKS = (
    SIGNS_OF_STAFF_ABUSE,
    SIGNS_OF_POSSIBLE_HARM,
    SIGNS_OF_FOI,
    SIGNS_OF_RUMOUR,
    SIGNS_OF_PRESS,
    SIGNS_OF_LAW,
    SIGNS_OF_COMPLAINT,
    SIGNS_OF_LOSS,
)
