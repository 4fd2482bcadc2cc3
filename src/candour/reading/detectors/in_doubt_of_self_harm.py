"""Words that are ordinary by themselves, and beside others tell that somebody may want to die.

    "Thank you for being my midwife"                    TAKES_LEAVE               alone: nothing
    "You did your best. It's nobody's fault."           TAKES_LEAVE ... LEAVES    raised

The table of signs takes these signs and rules in; a word here should be met in any inbox.
"""

from candour.reading.detectors.signs import each

_SEASONS = "spring summer autumn winter christmas easter birthday year"
_WHEELS = "train bus lorry"


SIGNS_IN_DOUBT = {
    "TAKES_LEAVE": """
        thank_you_for_being_my thanks_for_being_my thank_you_for_trying thanks_for_trying ty_for_trying
        you_did_your_best you_all_tried left_a_note leave_a_note note_on_the_table written_a_letter
        written_my_letters wrote_my_letters my_last_letter letter_for_my bills_paid everything_paid
        it_all_sorted made_up_my_mind made_my_mind mind_made_up made_my_peace papers_in_order
        planned_my_funeral written_my_funeral said_goodbye_to_everyone said_goodbye_to_the
        kissed_the_kids_goodbye say_goodbye_properly my_own_choice not_coming_back wont_be_coming_back
        wont_bother wont_be_bothering not_be_bothering soon_be_over be_over_soon it_will_all_be_over
        be_out_of_your_way out_of_your_hair my_last_night with_the_angels be_in_heaven peace_at_last
        nature_take_its_course the_lucky_ones were_the_lucky rid_of_me shant_bother shant_be_bothering
        found_a_note note_on_the_kitchen_table
    """,
    "LEAVES": """
        nobody_fault no_one_fault not_your_fault isnt_your_fault none_of_this_is no_blame wasnt_enough
        goodbye_everyone goodbye_all goodbye_world goodnight_everyone forgive_me nothing_matters
        doesnt_matter_now shant_hurt slip_away off_the_grid gas_off off_the_gas gas_is_off left_the_keys
        keys_with cat_at dog_at cat_is_at dog_is_at have_the_cat have_the_dog cat_rehomed end_it ending_it
        only_way_to not_follow house_is_tidy do_not_trouble feel_peaceful quite_peaceful
        feel_better_than_i_have feel_calmer cancel_all dont_rebook no_dont stop_now sent_us_all nor_anywhere
        time_you_read_this after_tonight no_life cba no_more_pain house_is_empty i_aint_going suicid*
        self_harm overdose kill_myself want_to_die wanted_to_die better_off said_sorry saying_sorry
        says_sorry says_is_sorry sorry_and_look look_after_the_dog look_after_the_cat feed_the_cat
        feed_the_dog she_not_picking_up he_not_picking_up isnt_picking_up she_not_answering he_not_answering
        phone_off car_has_gone his_car_has her_car_has nobody_needs_me shant_be_anywhere
    """,
    "SAID_LIGHTLY": """
        got_a_date_in got_the_date_in date_in_mind ready_under_the_bed would_it_be_quick be_quick_and
        it_over_quickly the_noise_to_stop only_still_here still_here_at only_here_because only_here_cos
        plan_on_seeing planning_on_seeing drug_cupboard drawing_himself drawing_herself not_be_there_to_see
        i_going_to_stop i_am_going_to_stop left_in_the_tank not_safe_on_my_own not_safe_alone
        not_safe_by_myself cant_trust_myself scared_of_what_i scared_what_i_might only_way_to_stop
        only_thing_left_to_do the_means the_other_kind finish_myself off_myself ending_it something_stupid
        something_silly end_my_days wish_i_wasnt_here rather_not_be_here take_me_now please_let_me_go
        let_me_go_now be_an_angel would_anyone_notice_if would_you_notice_if nobody_would_notice
        no_one_would_notice nobody_will_notice cant_promise_i cant_promise_he cant_promise_she
        got_everything_ready planned_how planned_it_all got_it_planned worked_out_how
        got_everything_i_need what_i_need_off done_with_everything ready_to_go_now sick_of_being_here
        find_peace_at no_earthly_reason thank_you_for_being_my if_i_wasnt_here if_i_wasnt_around
        if_i_werent_around being_a_burden being_such_a_burden easier_for_everyone easier_for_everybody
        see_us_on_the_other there_wont_be_anyone not_want_to_be_here how_quick_it_would worked_out_how_much
        cant_leave_him_alone cant_leave_her_alone watching_him_all watching_her_all
    """,
    "DARK": f"""
        die dies died dying dead death kill killed killing suicid* self_harm hanging overdose alive living
        in_life of_life my_life this_life bridge canal cliff railway tracks rope noose blade razors pills
        insulin morphine meds weedkiller knife scissors window_opens disappear* where_she_is where_he_is
        no_more_chemo out_of_it_all the_date_is wont_say sorry_to_whoever finds_me find_me go_quiet
        nothing_left_to_say knackered hopeless despair crisis samaritans camhs psychiatr* voices tired_that
        mental_health depress* worthless intend mess frightened_of_it in_the_shed
        for_both lost_my_job lost_my_home all_i_want_to_know know_how_to_stop_it the_motive not_fine farm
        my_shift last_summer by_then phone_down my_kids kids_would i_was_gone free_of_me stopped_eating
        dont_see_the_point any_difference gone_for_good
        so_tired_of sigh_of_relief for_weeks the_world {each("another_{}", _SEASONS)}
        just_go should_go_now
        mean_at_all
    """,
    "NO_WAY": "no_way_out only_way_out no_other_way_out see_a_way_out",
    "OF_A_BUILDING": """
        car_park multi_storey parking barrier lift level stairs exit ticket pay_station roundabout
        wheelchair building corridor gate arrows ramp signs scanner
    """,
    "LIGHT": """
        exercises physio dietitian consultant surgeon birth rehab relieved at_last parking app website
        treatment feeding diet feel_so_much feel_much dance
    """,
    "PLAN": "i_have_a_plan i_got_a_plan have_made_a_plan got_a_plan_and",
    "WHERE_I_GO": "where_i_going where_i_am_going where_he_going where_she_going",
    "NEEDS_NOTHING": "need needing they_dont_do shant",
    "CROSSING": "level_crossing",
    "LINGERS": "sat sit sits sitting stood stand stuck on_the quicker capacity pass trains",
    "DELAYED": "late delay delayed delays traffic engineering",
    "NECK": each("{}_{}_neck", "round around", "his her my their"),
    "TIES": """
        hands tied tie tying ties belt rope lead wire wires collar mark slipping caught something cable
        flex sheet lace laces bandage scarf winding
    """,
    "WORN": """
        tinsel lanyard pendant medal medals stethoscope button born birth badge knitted wool necklace
        garland
    """,
    "WATER": "into_the_sea into_the_river into_the_canal into_the_water",
    "SWIMS": """
        swim* swam dip paddl* surf* canoe kayak ducks sponsored charity crawl fell_into flows flow drains
        phone_fell my_phone
    """,
    "DID_AGAIN": "did_it_again done_it_again",
    "HURT": """
        burn burned burnt superglue cut cuts cutting scissors blade razor bleeding deeper stars breath
        plaster sleeves scars overdose pills tablets
    """,
    "HOW_MUCH_OF_A_MUM": "a_proper_mum a_better_mum a_nicer_mum a_proper_dad a_better_dad",
    "DESERVES": "deserves deserve get have better_with better_off",
    "INSURANCE": "life_insurance insurance_money the_insurance",
    "PAYS": """
        pay_out pays_out coroner without_ropes do_better worth_more stopped_taking sort_them small_print
    """,
    "GO_FIRST": "go_before end_before cowardly",
    "ILLNESS": "cancer pain illness dementia disease mnd death_in_service burden decided",
    "UNDER": " ".join(
        [
            each("{}_a_{}", "under in_front_of into", _WHEELS),
            each("in_front_of_the_{}", _WHEELS),
            each(
                "{}_{}",
                "walk_into step_into stepping_into walking_into run_into",
                "the_road traffic the_traffic",
            ),
            "throw_myself threw_myself",
        ]
    ),
    "BATHROOM_LOCKED": "locked_the_bathroom locked_the_bathroom_door",
    "TAPS": "taps tonight cut cuts arms blade blades razors this_is_it crying belts tablets",
    "STOPS_TAKING": "stopped_taking stop_taking not_taking given_up_taking",
    "KEEPS_ALIVE": "insulin dialysis heart_pills heart_tablets water_pills",
}

RULES_IN_DOUBT: dict[str, str | tuple[str, int]] = {
    "takes leave": ("TAKES_LEAVE LEAVES -EVENT -ON_HOLIDAY", 24),
    "takes leave, and gives away": ("TAKES_LEAVE GIVES_AWAY -EVENT", 30),
    "takes leave, and is gone soon": ("TAKES_LEAVE GONE_SOON -ON_HOLIDAY -EVENT", 30),
    "said lightly": ("SAID_LIGHTLY DARK -EVENT", 18),
    "sees no way out": "NO_WAY -OF_A_BUILDING -EVENT",
    "sees no way out, and is dark": ("NO_WAY DARK -EVENT", 18),
    "has a plan": "PLAN -LIGHT -EVENT",
    "has a plan, and is dark": ("PLAN DARK -EVENT", 18),
    "needs nothing where they go": ("WHERE_I_GO NEEDS_NOTHING -EVENT", 8),
    "level crossing": ("CROSSING LINGERS -DELAYED -EVENT", 10),
    "round the neck": ("NECK TIES -WORN", 12),
    "into the water": "WATER -SWIMS -EVENT",
    "did it again": ("DID_AGAIN HURT -EVENT", 14),
    "a better parent": ("HOW_MUCH_OF_A_MUM DESERVES", 5),
    "the insurance": ("INSURANCE PAYS", 14),
    "goes first": ("GO_FIRST ILLNESS", 8),
    "under wheels": "UNDER -EVENT",
    "the bathroom locked": ("BATHROOM_LOCKED TAPS -EVENT", 20),
    "stops what keeps alive": ("STOPS_TAKING KEEPS_ALIVE", 6),
}
