"""Signs that somebody may want to die or be hurting themselves, in the indirect words that people use."""

from candour.domain.kinds import Flag
from candour.reading.detectors.signs import Signs

_EVENTS = """
    training course talk awareness conference leaflet* documentary film squad* museum stall display award
    raffle charity fundrais* walk_for marathon session workshop podcast webinar liaison_nurse book
"""
_MEDS = """
    tablet* pill pills heart_pills paracetamol* morphine insulin antidepressant* meds medicine*
    medication codeine ibuprofen diazepam tramadol sleepers sleeping_pills sleeping_tablets warfarin
    propranolol oramorph amitriptyline
"""

SIGNS_OF_SELF_HARM = Signs(
    Flag.SELF_HARM,
    {
        "EVENT": _EVENTS,
        "BUS": "bus buses jump_off_point park_and_ride walk_over dental dentist crown tooth teeth",
        "MEDS": _MEDS,
        "MEANS": """
            rope noose razor* blade* hosepipe shotgun gun bleach antifreeze petrol train trains knife
            ligature cord belt
        """,
        "COUNTED": "counted_them_out counted_out counted_them",
        "ON_THE_SIDE": "bedside table side lap hand front drawer forty thirty twenty fifty sixty hundred",
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
            not_be_saved most_paracetamol you_can_take all_at_once all_your all_my the_whole_lot whole_pack
            whole_packet whole_box all_in_one takes_to it_takes a_fatal lethal at_the_same_time in_one_go
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
            slowing driving_past drive_past stood only_came_home tides edge jump* looking_over over_the_edge
            turn_round turn_back closer step_off stepping drop let_go walk_into under_a love_you goodbye
            sorry go_over pic picture last_message not_replied hasnt_replied
        """,
        "IN_FRONT_OF": """
            under_a in_front_of walk_into step_into stepping_into throw_myself walking_into run_into
        """,
        "TRAFFIC": "train trains bus lorry road traffic motorway sea river water weir",
        "FAREWELL": """
            nobody_fault_please made_up_my_mind my_goodbyes said_my_goodbyes say_my_goodbyes
            said_goodbye_to_everyone last_goodbye note_on_the_table left_a_note leave_a_note suicide_note
            written_a_letter letter_gets letter_for_my last_letter for_every_birthday papers_in_order
            affairs_in_order will_is where_the_will changed_my_will planned_my_funeral written_my_funeral
            songs_for_my_funeral it_all_sorted bills_paid everythings_paid ive_made_my_peace made_my_peace
            made_my_mind by_my_own_choosing my_own_choosing my_own_choice it_time_x thanks_for_trying
            ty_for_trying thank_you_for_trying you_did_your_best you_all_tried told_me_he_loves
            told_me_she_loves
        """,
        "GIVES_AWAY": """
            given_her_sister given_his_brother all_her_jewellery all_his_tools written_letters
            given_his_watch given_away given_his given_her gave_away giving_away have_the_cat have_the_dog
            take_the_cat take_the_dog has_the_cat has_the_dog look_after_the_dog look_after_the_cat
            look_after_my_dog look_after_my_cat dog_at dog_is_at cat_at cleared_the_shed cleared_out_his
            cleared_out_her has_the_key neighbour_has passwords rehome* rehomed
        """,
        "GONE_SOON": """
            wont_be_here shant_be_here not_be_here wont_be_around not_be_around shant_be_around be_gone_by
            gone_by_then wont_be_anyone wont_be_anybody there_wont_be wont_be_bothering wont_bother
            not_be_bothering wont_be_needing shant_be_needing after_tonight last_night_on my_last_night
            last_time_you wont_see_another wont_see_christmas wont_see_the_new not_see_another one_day_i
            soon_be_over be_over_soon it_will_all_be_over wont_hear_from_me not_coming_back
            wont_be_coming_back i_be_gone be_out_of_your_way out_of_everyone_way out_of_your_hair
        """,
        "ON_HOLIDAY": """
            holiday holidays away_on on_leave abroad cruise moving_house moved_house retiring retire wedding
            abroad_until new_job benidorm tenerife spain dying
        """,
        "NO_MORNING": """
            not_be_morning not_wake never_wake wont_wake_up not_wake_up not_waking never_waking dont_wake
            i_wont_wake not_to_wake sleep_for_ever sleep_forever sleep_and_never sleep_and_not
            go_to_sleep_and
        """,
        "WANTS": "want wanna wish hope hoping praying pray keep_hoping wishing just rather",
        "NO_POINT": """
            what_the_point whats_the_point the_point_of_me the_point_in_me point_of_waking no_earthly_reason
            no_reason_to nothing_to_get_up get_up_for nothing_left nothing_to_live no_point
            stopped_wanting_to stopped_wanting dont_see_the_point cant_see_the_point cant_see_a_future
            no_future had_enough ive_had_enough cant_do_another cant_face_another cant_face_it cant_do_it
            cant_do_this tired_of_living tired_of_life tired_of_being tired_of_fighting sick_of_living
            dont_want_to cant_go_on nothing_in_the_tank left_in_the_tank fade_out fade_away disappear
            let_me_go want_to_go want_out want_it_over
        """,
        "LIFE": """
            waking wake get_up curtains morning mornings another_winter another_year another_day living
            alive alone life world christmas live existing breathing me_being me_waking here_any
            here_anymore days sunrise tomorrow open_the_curtains whoever_has everyone_else
        """,
        "NO_LIFE": """
            decided_to_let_nature googling_the_tides be_with_my_husband be_with_my_wife plan_on_seeing
            planning_on_seeing version_of_this_where still_about_at still_here_at nature_take_its_course
            be_with_my_harold see_us_on_the_other see_you_on_the_other the_lucky_ones were_the_lucky
            someone_who_wants_to_live somebody_who_wants_to_live better_in_heaven both_be_better_off
            where_i_going where_i_am_going got_a_date_in got_the_date_in date_in_mind got_everything_ready
            ready_under_the_bed would_it_be_quick be_quick_and it_over_quickly the_noise_to_stop
            noise_in_my_head how_to_stop_it only_still_here only_here_because only_here_cos
            only_here_for_the paid_off_the_funeral funeral_plan drug_cupboard drawing_himself
            drawing_herself that_or_worse it_that_or say_goodbye_properly not_be_there_to_see
            not_going_to_lose_anything i_going_to_stop i_am_going_to_stop wont_be_needing_it
            not_be_needing_it find_peace_at peace_at_last be_at_peace_soon not_sure_about_next
            level_crossing slowing_down_at every_lamp_post by_morning_he by_morning_she river_by_morning
            thank_you_for_being_my thanks_for_being_my used_superglue use_superglue had_to_use_superglue
            did_it_again_last did_it_again the_point_of_me point_of_waking nothing_to_get_up
            no_earthly_reason cant_see_a_future left_in_the_tank tired_of_living tired_of_life
            stopped_wanting_to shuts_my_head_up not_safe_on_my_own not_safe_with_myself not_safe_by_myself
            not_safe_alone dont_feel_safe_with_myself cant_keep_myself_safe cant_trust_myself
            scared_of_myself scared_of_what_i scared_what_i_might frightened_of_myself whats_the_point_of_me
            dont_want_to_exist want_to_not_exist want_to_fade fade_out_till wish_i_hadnt_been_born
            no_way_out only_way_out only_way_to_stop only_thing_left_to_do the_means want_it_all_to_stop
            make_it_all_stop make_it_stop_for_good the_other_kind in_a_better_place_soon top_myself
            topped_himself topped_herself do_myself_in done_himself_in do_himself_in do_herself_in
            finish_myself neck_myself off_myself do_away_with_myself something_silly something_stupid
            do_something_daft ending_it end_my_days end_it_tonight finish_it_tonight dark_thoughts
            bad_thoughts thoughts_of_ending thinking_of_ending thought_of_ending thinking_about_ending
            thoughts_of_not_being not_want_to_be_here dont_want_to_be_alive dont_want_to_be_here_any_more
            dont_want_to_live dont_want_to_wake doesnt_want_to_be_here doesnt_want_to_live
            doesnt_want_to_be_alive wants_to_be_dead wishes_he_wasnt wishes_she_wasnt wish_i_wasnt_here
            wish_i_wasnt wants_to_die wishes_he_was_dead wishes_she_was_dead wish_he_would_take_me
            god_take_me take_me_lord take_me_now let_me_die please_let_me_go let_me_go_now be_an_angel
            with_the_angels be_in_heaven with_nan_in_heaven with_mum_in_heaven rather_be_in_the_ground
            rather_not_be_here rather_not_exist rather_not_wake would_anyone_notice_if would_you_notice_if
            nobody_would_notice no_one_would_notice nobody_will_notice no_one_will_notice nobody_would_miss
            no_one_would_miss nobody_will_miss no_one_will_miss wont_miss_me cant_promise_i cant_promise_he
            cant_promise_she drinking_himself_to_death drinking_herself_to_death drinking_myself_to_death
            eating_myself_to_death starving_myself kissed_the_kids_goodbye said_goodbye_to_the_kids
            said_goodbye_to_the_children said_goodbye_to_the_dog round_his_neck round_her_neck round_my_neck
            around_his_neck around_her_neck around_my_neck drive_into_a_wall drive_into_a_tree drive_off_a
            walk_into_the_sea walk_into_the_river into_the_sea into_the_river end_of_the_road_for_me
            i_have_a_plan i_got_a_plan have_made_a_plan got_it_planned planned_how planned_it_all
            worked_out_how got_everything_i_need what_i_need_off done_with_everything done_with_this_life
            give_up_on_everything given_up_on_everything ready_to_go_now ready_to_die not_worth_being
            hate_being_alive hate_myself_so sick_of_being_here better_in_the_ground see_her_soon
            see_him_soon be_with_her_soon be_with_him_soon join_my_wife join_my_husband
        """,
        "BETTER_WITHOUT": """
            better_without_me off_without_me easier_without_me if_i_wasnt_around if_i_werent_around
            easier_for_everyone easier_for_everybody a_proper_mum a_better_mum a_nicer_mum id_all_get_over
            they_all_get_over get_over_it_people without_me_in_it lighter_without if_i_was_gone
            if_i_were_gone if_i_wasnt_here when_i_am_gone once_i_am_gone after_i_am_gone free_of_me
            rid_of_me better_with_the_insurance insurance_money worth_more_dead life_insurance
            being_a_burden a_burden_on a_burden_to
        """,
        "FIND_ME": """
            one_to_find_me one_to_find_her one_to_find_him find_me_for to_find_me find_my_body has_to_find
            finds_me wouldnt_find_me wont_find_me when_they_find_me who_finds_me find_me_first
        """,
        "VOICES": "voices voice",
        "COMMANDS": """
            want_me telling_me tell_me says_to tell_him tell_her telling_him telling_her saying_no
            saying_yes shouting_at_me want_him want_her
        """,
        "CUTS": """
            cutting_again cut_again started_cutting been_cutting still_cutting cutting_every burned_myself
            burning_myself burnt_myself burn_myself hurt_myself_again hurting_myself with_a_compass
            with_razor with_razors scratching_myself hitting_myself punching_walls cuts_on_her_arms
            cuts_on_his_arms cuts_on_her_legs cuts_up_her scars_on_her hides_her_arms long_sleeves_in
            blades_in_her blades_in_his razors_in_her
        """,
        "AGAIN": "again every_day shuts worse still cant_stop cope secretly hide hiding head",
        "LOCKED_IN": """
            locked_himself locked_herself locked_myself locked_themselves locked_the_bathroom
            barricaded_himself barricaded_herself
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
            rope noose a_letter a_note goodbye_note empty_packet empty_packets empty_blister empty_bottle_of
            hosepipe
        """,
        "HIDDEN": "boot drawer pillow bag side car room under pocket shed bed bathroom table bin wardrobe",
        "GARAGE": "garage engine exhaust hosepipe full_tank",
        "RUNS": "engine running on asleep sleep bottle whisky gin vodka hurt hosepipe",
        "GUN": "gun shotgun gun_cabinet rifle gun_cupboard",
        "DESPAIR": "finished lost gone alone across wife farm bankrupt cant nobody questionnaire survey",
        "AFTER_THE_DEAD": """
            following_her following_him follow_her follow_him join_her join_him joining_her joining_him
            be_with_her be_with_him see_her_soon see_him_soon with_her_again with_him_again
        """,
        "DEATH": "pass passes passed died dies dead goes went gone funeral since lost",
        "AFRAID_FOR": """
            afraid_to_go scared_to_leave afraid_to_leave frightened_to_leave daren_leave dare_not_leave
            dont_dare_leave dont_think_he_joking dont_think_he_is_joking dont_think_she_joking
            cant_leave_him_alone cant_leave_her_alone hiding_the_knives hidden_the_knives hide_the_tablets
            hidden_the_tablets watching_him_all watching_her_all on_suicide_watch
        """,
        "CARED_FOR": """
            she kid grandchildren he him her husband wife son daughter brother sister lad mum dad
        """,
        "BEFORE_THE_ILLNESS": """
            go_before go_first end_before before_the_cancer before_it_gets_me before_the_illness
            before_the_pain on_my_own_terms on_his_own_terms cowardly coward dignitas
        """,
        "NOT_EATING": "not_eaten not_eating stopped_eating havent_eaten refusing_food not_drunk",
        "NOT_GOING_TO": "not_going_to wont_eat never_going_to want_to_fade fade waste_away starve",
        "QUIET_PLACE": "in_the_bath",
        "WONT_COME": "wont_come_out wont_open let_me_go empty_packet wont_answer",
        "CRISIS": "crisis_line crisis_team samaritans",
        "THATS_THAT": "that_that that_it_then no_use thats_that wont_help nobody_came hung_up",
        "KNIFE": "scissors knife blade razor needle",
        "PRESSES": "pressing press pressed digging sleeps_with nothing_feels_real hold_to",
        "FRIENDS": "sent_us_all the_same_message messaged_everyone wrote_sorry sorry_on_her sorry_on_his",
        "SILENCE": "locked door music yesterday friends mirror jewellery",
        "ROPE_IN_HAND": """
            rope_in_my had_the_rope got_the_rope tied_the_rope bought_a_rope bought_rope rope_in_his
            rope_in_her
        """,
        "LETTERS": "letters cards messages",
        "TO_GIVE_LATER": """
            to_post_them post_them_in to_give_them_when open_when up_to_eighteen birthday for_after
        """,
    },
    {
        "means put by": "PUT_BY MEDS -EVENT",
        "counted out": ("COUNTED ON_THE_SIDE -EVENT", 10),
        "how many it takes": "ALL_OF_THEM MEDS ASKS -EVENT",
        "looked up": "LOOKS_UP MEDS ASKS",
        "will it hurt": "ASKS DIES MEANS -EVENT",
        "does it kill": ("ASKS DIES MEDS ALL_OF_THEM", 16),
        "a height": "HEIGHT BRINK -EVENT -BUS",
        "under a train": "IN_FRONT_OF TRAFFIC -EVENT",
        "affairs in order": "FAREWELL -EVENT -ON_HOLIDAY",
        "gives things away": ("GIVES_AWAY FAREWELL", 30),
        "gives things away, and is gone soon": ("GIVES_AWAY GONE_SOON", 30),
        "gives things away, and cared for": ("GIVES_AWAY AFRAID_FOR", 30),
        "gone soon": "GONE_SOON -ON_HOLIDAY -EVENT",
        "no morning": "NO_MORNING WANTS",
        "no point in life": "NO_POINT LIFE -EVENT",
        "no life": "NO_LIFE -EVENT",
        "better without": "BETTER_WITHOUT -EVENT",
        "whoever finds me": "FIND_ME",
        "voices that command": "VOICES COMMANDS",
        "cuts": "CUTS",
        "locked in": "LOCKED_IN WASHROOM",
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
    },
)
