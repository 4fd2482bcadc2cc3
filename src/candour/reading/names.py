"""Common names in the United Kingdom, by hand; so that no model carries one and a named person can be found.

Names that are also everyday words ("will", "hope", "may", "mark") are left out.
"""

from candour.reading.wordlists import words_of

FIRST_NAMES = words_of(
    """
    aaron abbie abdul abigail abu adam adebayo adele adrian agnes ahmed aidan aileen ailsa aisha alan
    albert alec aled alex alexander alexandra alfie ali alice alicia alison alistair alun amanda amber
    amelia amina amir amit amy ana andre andrea andrew andy aneesa angela angharad angie anil anita anna
    anne annette annie anthony antonia antonio anwen archie arjun arthur asha ashley asif asma audrey
    ayesha barbara barry beata becky ben benjamin bernadette bernard bert beryl beth bethan betty
    beverley bhavna brandon brenda brendan brian bridget bronagh bronwen bruce bryn caitlin callum calum
    cameron carl carla carmel carol caroline carolyn carys catherine cathy catriona ceri charles charlie
    charlotte chelsea cheryl chidi chloe chris christina christine christopher chukwu ciara claire clare
    clive colin conor connor courtney craig crystal cynthia daisy damian dan daniel danielle danny
    darren dave david dawn debbie deborah deirdre denise dennis derek dermot diana diane dilys dimitri
    divya dominic donald donna doreen doris dorothy doug douglas duncan dylan eamonn eddie edith edna
    edward edwina eileen eilidh eirlys elaine eleanor elena eleri elin elizabeth ella ellen ellie elsie
    emeka emily emma emmanuel enid eric erica erin ethan ethel euan eugene eunice evan evelyn ewan farah
    fatima felicity femi ffion finlay fiona florence fran frances francesca francis frank fred freda
    freddie freya funmi gail gareth gary gavin gemma geoff geoffrey george georgia georgina gerald
    geraldine gerard gethin gill gillian gladys glen glenn glenys glynis gordon graeme graham greg
    gregory greta gurpreet gwen gwyn gwyneth hamish hannah harold harriet harry harvey hassan hayley
    hazel heather hector helen helena henry hilary hilda howard hugh hugo hussain huw iain ian ibrahim
    ifeoma imran ines ingrid iolo irene iris isaac isabel isabella isla ivan ivor iwan jack jackie jacob
    jacqueline jade jaime jake jamal james jamie jane janet janice jasmine jason jasper javed jayne jean
    jeanette jeff jeffrey jemma jen jennifer jenny jeremy jess jessica jessie jill jim jimmy jo joan
    joanna joanne jodie joe joel john johnny jon jonathan jordan jose joseph josephine josh joshua joyce
    juan juanita jude judith judy julia julian julie june justin kamal karen karl kasia kate katherine
    kathleen kathryn kathy katie katrina katy kayleigh keith kelly kenneth kerry kev kevin khadija
    kieran kim kimberley kirsten kirsty kofi krishna kumar kwame kyle lakshmi lara laura lauren laurence
    leah leanne leila len leon leonard leroy lesley leslie lewis liam lily linda lindsay lisa liz lizzie
    llinos lorna lorraine lottie lou louis louise lucia lucy luis luke lydia lynda lynn lynne maciej
    maddie madeleine madison maggie magda mahmoud malcolm mandy manjit marcin marcus mared margaret
    margot maria marian marie marilyn marion marjorie marlene marta martha martin martina mary maryam
    mathew matilda matt matthew maureen maurice mavis max maxine megan mei mel melanie melissa michael
    michaela michelle mick miguel mike mila mildred millie miranda miriam mohamed mohammad mohammed
    moira molly mona monica morag morgan muhammad muriel myfanwy myra nadia nadine nahid nancy naomi
    nasreen natalie natasha nathan neil nerys ngozi niamh nick nicky nicola nicole nigel nina nisha noah
    noel nora norma norman obi olga olive oliver olivia olu oluwaseun omar oscar osian owain owen
    padraig paige pam pamela pat patricia patrick paul paula pauline pearl peggy penelope penny percy
    pete peter phil philip philippa phoebe phyllis pippa piotr polly pooja poppy prakash priya rachael
    rachel rafael rahul raj rajesh ralph ramesh rania rashid ravi raymond rebecca reggie rene rhian
    rhiannon rhodri rhona rhys ricardo richard rick rita rob robert roberta robin rodney roger roisin
    roland ron ronald rory rosemary rosie ross rowena roxanne roy ruby rupert russell ruth ryan sabrina
    sadie sahar saima sally salma sam samantha samira samuel sandeep sandra sanjay sara sarah saskia
    scott sean sebastian shabana shane shannon sharon shaun sheena sheila shelley sheryl shirley shona
    sian sibusiso sid sidney sigrid silvia simon sinead siobhan sofia sonia sophia sophie stacey stan
    stanley stefan marie stephanie stephen steve steven stewart stuart sue suleiman sunil sunita suresh
    susan susanna susie suzanne sybil sylvia tanya tara ted teresa terence terry thandiwe thelma theo
    theresa thomas tiffany tim timothy tina toby tolu tom tomasz toni tony tracey tracy trevor tricia
    trish trudy tunde usha valerie vanessa vera verity veronica vicky victor victoria vijay vikram
    vincent viv vivian vivien walter wanda wayne wendy wilfred william wojciech xin yasmin yetunde yusuf
    yvette yvonne zac zachary zahra zainab zara zeynep zoe
    """
)
SURNAMES = words_of(
    """
    adams adeyemi ahmad akhtar allan allen andrews armstrong atkinson bailey banerjee barnes begum
    bennett bevan bhatt blackwell bowen bradley brennan briggs burgess burke campbell carr chadwick
    chaudhry chowdhury clarke collins connolly cunningham davidson davies davis dawson desai docherty
    doherty donnelly doyle edwards elliott ellis evans ferguson fernandes findlay fitzgerald fletcher
    foster fraser gallagher gibson gonzalez graham griffiths gupta hamilton hargreaves harris harrison
    hewitt higgins hopkins hughes humphreys hussain hutchinson ibrahim iqbal jackson jenkins jennings
    johnson johnston jones kapoor kaur kavanagh kelly kennedy khan kowalski lawson lewandowski lloyd
    macdonald mackenzie maclean malik mcbride mccarthy mcdonald mcdonnell mcgrath mckay mckenzie mclean
    mehta mendes menon mensah mishra mitchell mohammed morris morrison mukherjee murphy murray nair
    nguyen nkosi nowak nwosu obrien o'brien ochieng o'connor o'donnell o'neill o'reilly okafor okeke
    okoro okonkwo osei owusu palmer parkinson patel pearson phillips pritchard probert qureshi rahman
    ramsay rao reddy reid reynolds richards richardson roberts robertson robinson rodriguez rogers saeed
    sanderson sandhu shah shaikh sharma siddiqui silva simpson singh sinclair smith stevens stevenson
    stewart sullivan sutherland thompson thomson tran tucker wallace walsh watkins watson williams
    williamson wilson wozniak wright yilmaz
    """
)
