"""Signs that somebody may want to die or be hurting themselves, in the indirect words that people use."""

from candour.domain.kinds import Flag
from candour.reading.detectors.everyday import AWAY_OR_BETTER, EVENTS, NOT_TO_DIE, OF_THE_ROAD
from candour.reading.detectors.in_doubt_of_self_harm import RULES_IN_DOUBT, SIGNS_IN_DOUBT
from candour.reading.detectors.signs import NOTHING, Signs, each

_MEDS = """
    tablet* pill pills heart_pills paracetamol* morphine insulin antidepressant* meds medicine*
    medication codeine ibuprofen diazepam tramadol sleepers sleeping_pills sleeping_tablets warfarin
    propranolol oramorph amitriptyline
"""

SIGNS_OF_SELF_HARM = Signs(
    Flag.SELF_HARM,
    {
        "EVENT": EVENTS,
        "BUS": OF_THE_ROAD,
        "MEDS": _MEDS,
        "MEANS": "rope noose razor* blade* hosepipe shotgun gun bleach antifreeze knife ligature",
        "COUNTED": "counted_them_out counted_out",
        "ON_THE_SIDE": "bedside bedside_table side lap hand drawer arm_of_the_chair",
        "PUT_BY": """
            saving_up saved_up saving_them saving_my stash* hoard* stockpil* stockpiled counted_out
            counted_them counting_them kept_back kept_some keeping_some keeping_back put_by lined_up
            laid_out hidden_away keeping_them
        """,
        "ASKS": """
            what_the_most the_most can_you can_i what_happens does_it will_it would_it how_much how_many
            what_would is_it how_long
        """,
        "DIES": "die dying dead kill kills killed hurt hurts painless pain end fatal finish_me overdose",
        "ALL_OF_THEM": """
            not_be_saved most_paracetamol you_can_take all_at_once the_whole_lot whole_pack whole_packet
            whole_box all_in_one takes_to it_takes a_fatal lethal at_the_same_time in_one_go
            all_of_my_tablets_at_once take_all_your take_all_my
        """,
        "LOOKS_UP": """
            tides googling googled google searching searched looking_up looked_up search_history
            internet_history
        """,
        "HEIGHT": """
            quarry level_crossing bridge cliff cliffs multi_storey viaduct platform tracks railway roof
            ledge motorway pier top_floor flyover lock_gates harbour_wall weir
        """,
        "BRINK": """
            slowing driving_past drive_past only_came_home jump* looking_over over_the_edge step_off let_go
            love_you goodbye last_message not_replied hasnt_replied stepping_off stepped_off edge_of_the
            cliff_edge platform_edge closer_to_the near_the_edge not_turn_round turned_back only_reason
            stood_on stood_at stood_down go_and_stand stand_where pic_of picture_of sat_out sorry_and_that
            drop_me_at walking_toward walking_towards
        """,
        "FAREWELL": """
            nobody_fault_please my_goodbyes said_my_goodbyes say_my_goodbyes suicide_note
            that_my_letter_gets see_that_my_letter leave_a_note_or if_you_leave_a_note for_every_birthday
            affairs_in_order where_the_will where_her_will where_his_will where_my_will changed_my_will
            songs_for_my_funeral paid_off_the_funeral paid_the_funeral paid_my_funeral the_funeral_plan
            by_my_own_choosing my_own_choosing it_time_x told_me_he_loves_me told_me_she_loves_me
            letters_in_envelopes funeral_plan_paid funeral_plan_is_paid
        """,
        "GIVES_AWAY": """
            given_her_sister given_his_brother all_her_jewellery all_his_tools written_letters
            given_his_watch given_away given_his given_her gave_away giving_away have_the_cat have_the_dog
            take_the_cat take_the_dog has_the_cat has_the_dog look_after_the_dog look_after_the_cat
            look_after_my_dog look_after_my_cat dog_at dog_is_at cat_at cleared_the_shed cleared_out_his
            cleared_out_her has_the_key neighbour_has passwords rehome* rehomed gave_me_back given_me_back
            handed_me_back gave_him_back
        """,
        "GONE_SOON": f"""
            wont_be_here shant_be_here wont_be_around not_be_around shant_be_around
            wont_be_anyone_to_ring wont_be_anyone_left wont_be_needing shant_be_needing not_be_needing
            after_tonight last_night_on_earth last_time_you_hear last_time_you_see last_time_you_will
            wont_see_christmas wont_see_the_new wont_hear_from_me i_be_gone ill_be_gone out_of_everyone_way
            one_day_i_not one_day_i_wont one_day_i_will_not one_day_i_shant
            {each("{}_see_another_{}", "wont not", "spring summer autumn winter christmas birthday year")}
            i_not_be_here will_not_be_here to_not_be_here ill_not_be_here
        """,
        "ON_HOLIDAY": AWAY_OR_BETTER,
        "NO_MORNING": """
            not_be_morning not_wake never_wake wont_wake_up not_wake_up not_waking never_waking dont_wake
            i_wont_wake not_to_wake sleep_for_ever sleep_forever sleep_and_never sleep_and_not
            go_to_sleep_and
        """,
        "WANTS": """
            want wanna wish hope hoping praying pray keep_hoping wishing just rather hopes wishes prays
        """,
        "NO_POINT": """
            the_point_of_me the_point_in_me point_of_waking no_earthly_reason nothing_to_get_up get_up_for
            nothing_to_live stopped_wanting_to stopped_wanting dont_see_the_point cant_see_the_point
            cant_see_a_future no_future tired_of_living tired_of_life tired_of_fighting sick_of_living
            cant_go_on nothing_in_the_tank fade_out fade_away want_it_over
        """,
        "WEARY": """
            what_the_point whats_the_point no_reason_to no_point had_enough had_enough_off cant_do_another
            cant_face_another cant_face_it cant_do_it cant_do_this tired_of_being dont_want_to want_to_go
            want_out let_me_go disappear nothing_left left_in_the_tank dont_see_why

        """,
        "LIVING": """
            wake_up waking living alive life existing breathing get_up_for me_waking to_live another_winter
            another_morning here_any whoever_has everyone_else
        """,
        "LIFE": """
            waking wake get_up curtains morning mornings another_winter another_year another_day living
            alive alone life world christmas live existing breathing me_being me_waking here_any
            here_anymore days sunrise tomorrow open_the_curtains whoever_has everyone_else
        """,
        "NO_LIFE": f"""
            decided_to_let_nature someone_who_wants_to_live somebody_who_wants_to_live better_in_heaven
            noise_in_my_head that_or_worse be_at_peace_soon river_by_morning the_point_of_me point_of_waking
            nothing_to_get_up tired_of_living tired_of_life shuts_my_head_up not_safe_with_myself
            dont_feel_safe_with_myself cant_keep_myself_safe scared_of_myself frightened_of_myself
            whats_the_point_of_me dont_want_to_exist want_to_not_exist want_to_fade fade_out_till
            wish_i_hadnt_been_born want_it_all_to_stop make_it_all_stop make_it_stop_for_good
            in_a_better_place_soon top_myself topped_himself topped_herself do_myself_in done_himself_in
            do_himself_in do_herself_in neck_myself do_away_with_myself end_it_tonight finish_it_tonight
            dark_thoughts bad_thoughts thoughts_of_not_being dont_want_to_be_alive
            dont_want_to_be_here_any_more dont_want_to_live doesnt_want_to_be_here doesnt_want_to_live
            doesnt_want_to_be_alive wants_to_be_dead wants_to_die wishes_he_was_dead wishes_she_was_dead
            god_take_me take_me_lord let_me_die rather_be_in_the_ground rather_not_exist rather_not_wake
            wont_miss_me drinking_himself_to_death drinking_herself_to_death drinking_myself_to_death
            drive_into_a_wall drive_into_a_tree end_of_the_road_for_me done_with_this_life
            give_up_on_everything given_up_on_everything ready_to_die hate_being_alive hate_myself_so
            better_in_the_ground whether_drowning_hurts if_drowning_hurts does_drowning_hurt
            stop_my_pacemaker stop_pacemaker turn_off_my_pacemaker had_to_use_superglue googling_the_tides
            look_at_every_lamp_post looking_at_every_lamp_post dont_see_a_version_of_this
            think_about_the_drug_cupboard thinking_about_the_drug_cupboard both_be_better_off
            not_safe_on_my_own_tonight not_safe_alone_tonight not_safe_by_myself_tonight
            cant_trust_myself_on_my_own cant_trust_myself_alone not_coming_back_down do_something_silly
            do_something_stupid ending_it_all ending_it_tonight going_to_be_an_angel be_an_angel_soon
            no_one_would_miss_me nobody_would_miss_me nobody_will_miss_me no_one_will_miss_me
            nobody_would_notice_if_i no_one_would_notice_if_i drive_off_a_cliff drive_off_a_bridge
            walk_into_the_sea walked_into_the_sea walking_into_the_sea walk_into_the_river no_way_out_for_me
            see_no_way_out only_way_out_for_me only_way_out_i worked_out_how_to_do_it finish_myself_off
            dont_want_to_wake_up_tomorrow with_nan_in_heaven thoughts_of_ending thoughts_of_ending_it
            {each("plan_on_seeing_{}", "18 20 21 25 30 40 50 60 christmas spring summer easter next_year")}
            {each("thinking_{}_ending_{}", "of about", "it things my_life everything")}
            not_coming_back_from notice_if_i_never notice_if_i_died notice_if_i_was_gone notice_if_i_wasnt
            that_or_the_tablets that_or_the_pills that_or_the_rope that_or_the_bridge nobody_needs_me_now
            nothing_left_in_me keep_myself_alive worked_out_how_much_i_would worked_out_how_many_i_would
        """,
        "BETTER_WITHOUT": f"""
            better_without_me off_without_me easier_without_me they_all_get_over without_me_in_it
            lighter_without if_i_was_gone if_i_were_gone when_i_am_gone once_i_am_gone after_i_am_gone
            free_of_me worth_more_dead a_burden_on_my a_burden_to_my a_burden_on_everyone
            a_burden_to_everyone
            {each("easier_for_{}_{}", "everyone everybody them them_all", "if_i without_me when_i")}
        """,
        "FIND_ME": """
            one_to_find_me one_to_find_her one_to_find_him to_find_me find_my_body has_to_find_me finds_me
            wouldnt_find_me_for wont_find_me_for when_they_find_me who_finds_me find_me_first mother_find_me
            mum_find_me kids_find_me
        """,
        "VOICES": "voices voice",
        "COMMANDS": """
            want_me telling_me tell_me says_to tell_him tell_her telling_him telling_her saying_no
            saying_yes shouting_at_me want_him want_her
        """,
        "HOW_MANY": "how_many how_much how_long the_most fatal lethal overdose takes_to it_takes",
        "EACH_DAY": "morning breakfast dosette bring_all each_day with_food",
        "RECORDED": """
            recorded automated hold queue lift answerphone announcement press menu robot phone_number satnav
            sat_nav switchboard
        """,
        "GARDEN": """
            grass hedge hedges corners costs services beds budget hours coffee tea radiator oven iron kettle
            soup barbecue pudding funding service bus buses weekend
        """,
        "STUCK": "lock_is lock_broken jammed stuck faulty broken porter_freed freed caretaker",
        "CUTS": """
            cutting_again cut_again started_cutting been_cutting still_cutting cutting_every burned_myself
            burning_myself burnt_myself burn_myself hurt_myself_again hurting_myself with_a_compass
            with_razor with_razors hitting_myself punching_walls cuts_on_her_arms cuts_on_his_arms
            cuts_on_her_legs cuts_up_her scars_on_her hides_her_arms blades_in_her blades_in_his
            razors_in_her long_sleeves_in_this long_sleeves_in_the_heat long_sleeves_in_summer
            long_sleeves_in_june long_sleeves_in_july long_sleeves_in_august
        """,
        "LOCKED_IN": """
            locked_himself locked_herself locked_myself locked_themselves barricaded_himself
            barricaded_herself
        """,
        "WASHROOM": "bathroom toilet loo garage shed car room bedroom",
        "ON_PURPOSE": """
            on_purpose deliberately stopped_taking stopped_his stopped_her refusing_his refusing_her
            do_it_proper do_it_properly finish_the_job next_time_he next_time_she the_tidy_way tidy_way
        """,
        "SWALLOWS": """
            insulin swallow* batteries dialysis overdose* tablets pills medication meds magnets blade*
            way_to_go
        """,
        "FOUND": "found find",
        "LEFT_BEHIND": """
            rope noose goodbye_note suicide_note rope_and_a_letter empty_packet empty_packets empty_blister
            empty_bottle_of hosepipe
        """,
        "HIDDEN": "boot drawer pillow bag side car room under pocket shed bed bathroom table bin wardrobe",
        "GARAGE": "garage engine exhaust full_tank sat_in_the_car",
        "RUNS": """
            engine running asleep sleep sleeping bottle whisky gin vodka hurt full_tank door_shut
            looking_at_it
        """,
        "GUN": "gun shotgun gun_cabinet rifle gun_cupboard",
        "DESPAIR": "finished lost gone alone across wife farm bankrupt cant nobody questionnaire survey",
        "AFTER_THE_DEAD": """
            following_her following_him follow_her follow_him join_her join_him joining_her joining_him
            be_with_her be_with_him see_her_soon see_him_soon with_her_again with_him_again
            be_with_my_husband be_with_my_wife join_my_wife join_my_husband be_with_nan be_with_my_nan
            be_with_mum be_with_my_mum be_with_dad be_with_my_dad
        """,
        "DEATH": """
            pass passes passed died dies dead funeral buried heaven grave inquest since lost_my lost_him
            lost_her she_went he_went went_there widow*
        """,
        "AFRAID_FOR": """
            afraid_to_go scared_to_leave afraid_to_leave frightened_to_leave daren_leave dare_not_leave
            dont_dare_leave dont_think_he_joking dont_think_he_is_joking dont_think_she_joking
            hiding_the_knives hidden_the_knives hide_the_tablets hidden_the_tablets on_suicide_watch
        """,
        "CARED_FOR": """
            she kid grandchildren he him her husband wife son daughter brother sister lad mum dad
        """,
        "BEFORE_THE_ILLNESS": """
            before_the_cancer_does before_the_cancer_gets before_it_gets_me before_the_illness_does
            on_my_own_terms on_his_own_terms on_her_own_terms dignitas go_before_the_cancer
            go_before_the_pain
        """,
        "NOT_EATING": "not_eaten not_eating stopped_eating havent_eaten refusing_food not_drunk",
        "NOT_GOING_TO": "not_going_to wont_eat never_going_to want_to_fade fade waste_away starve",
        "QUIET_PLACE": "in_the_bath",
        "WONT_COME": "wont_come_out wont_open let_me_go empty_packet wont_answer",
        "CRISIS": "crisis_line crisis_team samaritans",
        "THATS_THAT": "that_that that_it_then no_use thats_that wont_help nobody_came hung_up",
        "KNIFE": "scissors knife blade razor",
        "PRESSES": "pressing press pressed digging sleeps_with nothing_feels_real hold_to",
        "FRIENDS": "sent_us_all the_same_message messaged_everyone wrote_sorry sorry_on_her sorry_on_his",
        "SILENCE": "locked door music yesterday friends mirror jewellery",
        "ROPE_IN_HAND": """
            rope_in_my had_the_rope got_the_rope tied_the_rope bought_a_rope bought_rope rope_in_his
            rope_in_her
        """,
        "LETTERS": "letters cards messages",
        NOTHING: NOT_TO_DIE,
        "TO_GIVE_LATER": """
            to_post_them post_them_in to_give_them_when open_when up_to_eighteen for_after up_to_18
            for_every_birthday for_each_birthday birthday_cards_up
        """,
        **SIGNS_IN_DOUBT,
    },
    {
        "means put by": "PUT_BY MEDS -EVENT",
        "counted out": ("COUNTED ON_THE_SIDE -EVENT", 10),
        "how many it takes": "ALL_OF_THEM MEDS ASKS -EVENT -EACH_DAY",
        "looked up": ("LOOKS_UP MEDS HOW_MANY", 8),
        "will it hurt": ("ASKS DIES MEANS -EVENT", 8),
        "does it kill": ("ASKS DIES MEDS ALL_OF_THEM", 16),
        "a height": ("HEIGHT BRINK -EVENT -BUS", 10),
        "affairs in order": "FAREWELL -EVENT -ON_HOLIDAY",
        "gives things away": ("GIVES_AWAY FAREWELL", 30),
        "gives things away, and is gone soon": ("GIVES_AWAY GONE_SOON", 30),
        "gives things away, and cared for": ("GIVES_AWAY AFRAID_FOR", 30),
        "gone soon": "GONE_SOON -ON_HOLIDAY -EVENT",
        "no morning": "NO_MORNING WANTS",
        "no point in life": "NO_POINT LIFE -EVENT",
        "weary of life": ("WEARY LIVING -EVENT", 5),
        "no life": "NO_LIFE -EVENT",
        "better without": "BETTER_WITHOUT -EVENT -ON_HOLIDAY",
        "whoever finds me": "FIND_ME",
        "voices that command": "VOICES COMMANDS -RECORDED",
        "cuts": "CUTS -GARDEN",
        "locked in": "LOCKED_IN WASHROOM -STUCK",
        "on purpose": "ON_PURPOSE SWALLOWS",
        "left behind": "LEFT_BEHIND HIDDEN FOUND",
        "left behind on the side": "LEFT_BEHIND HIDDEN WONT_COME",
        "engine": "GARAGE RUNS MEANS -EVENT",
        "engine on": "GARAGE ASKS -EVENT",
        "engine and sleep": ("GARAGE RUNS DIES", 14),
        "gun": "GUN DESPAIR -EVENT",
        "after the dead": ("AFTER_THE_DEAD DEATH", 16),
        "afraid for somebody": ("AFRAID_FOR CARED_FOR", 14),
        "before the illness": "BEFORE_THE_ILLNESS",
        "starves": ("NOT_EATING NOT_GOING_TO", 14),
        "bath": ("QUIET_PLACE WONT_COME", 16),
        "nobody helped": ("CRISIS THATS_THAT", 12),
        "a blade pressed": ("KNIFE PRESSES -EVENT", 10),
        "a last message": ("FRIENDS SILENCE", 14),
        "rope": "ROPE_IN_HAND",
        "letters for later": ("LETTERS TO_GIVE_LATER CARED_FOR -EVENT", 16),
        **RULES_IN_DOUBT,
    },
)
