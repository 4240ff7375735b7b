using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Extraction.Cues;

/// <summary>The word sets of lexicon/word-sets.tsv; what each answers is said there.</summary>
internal sealed class WordSets
{
    private readonly Dictionary<string, WordSet> sets;

    private WordSets(Dictionary<string, WordSet> sets)
    {
        this.sets = sets;
        Quotation = Of("quotation");
        FundSize = Of("fund_size");
        EventSum = Of("event_sum");
        Balance = Of("balance");
        Abroad = Of("abroad");
        RewardRule = Of("reward_rule");
        StudyGroup = Of("study_group");
        Surveyed = Of("surveyed");
        ByNow = Of("by_now");
        HomeMarket = Of("home_market");
        Comparing = Of("comparing");
        Held = Of("held");
        Accumulation = Of("accumulation");
        SinceWork = Of("since_work");
        Demand = Of("demand");
        DemandBound = Of("demand_bound");
        Penalty = Of("penalty");
        ExchangeRate = Of("exchange_rate");
        CurrencyBase = Of("currency_base");
        Holder = Of("holder");
        PlaceOfSize = Of("place_of_size");
        Entry = Of("entry");
        InvestMade = Of("invest_made");
        InvestAgreed = Of("invest_agreed");
        ResearchUse = Of("research_use");
        Wage = Of("wage");
        PlanBefore = Of("plan_before");
        Outcome = Of("outcome");
        Funding = Of("funding");
        TopicLead = Of("topic_lead");
        Loss = Of("loss");
        Session = Of("session");
        InvestContract = Of("invest_contract");
        Contract = Of("contract");
        Standing = Of("standing");
        GoodsUnit = Of("goods_unit");
        Saving = Of("saving");
        Effect = Of("effect");
        StartOfWork = Of("start_of_work");
        Acts = Of("acts");
        WillAct = Of("will_act");
        Misuse = Of("misuse");
        DataOf = Of("data_of");
        Allotted = Of("allotted");
        Spend = Of("spend");
        WorkDone = Of("work_done");
        AtEvent = Of("at_event");
        Paid = Of("paid");
        Summing = Of("summing");
        Grant = Of("grant");
        GrantAsks = Of("grant_asks");
        Treasury = Of("treasury");
        PublicPayer = Of("public_payer");
        PrivatePayer = Of("private_payer");
        Bonus = Of("bonus");
        Raised = Of("raised");
        Peer = Of("peer");
        EarlierTime = Of("earlier_time");
        CountNoun = Of("count_noun");
        Plural = Of("plural");
        InvestUse = Of("invest_use");
        Household = Of("household");
        Untraded = Of("untraded");
        GrantReceiver = Of("grant_receiver");
        PrivatePerhaps = Of("private_perhaps");
        InvestFor = Of("invest_for");
        Told = Of("told");
        Returns = Of("returns");
        Launched = Of("launched");
        Likelihood = Of("likelihood");
    }

    public WordSet Quotation { get; }

    public WordSet FundSize { get; }

    public WordSet EventSum { get; }

    public WordSet Balance { get; }

    public WordSet Held { get; }

    public WordSet Comparing { get; }

    public WordSet Abroad { get; }

    public WordSet RewardRule { get; }

    public WordSet StudyGroup { get; }

    public WordSet Surveyed { get; }

    public WordSet ByNow { get; }

    public WordSet HomeMarket { get; }

    public WordSet Accumulation { get; }

    public WordSet SinceWork { get; }

    public WordSet Demand { get; }

    public WordSet DemandBound { get; }

    public WordSet Penalty { get; }

    public WordSet ExchangeRate { get; }

    public WordSet CurrencyBase { get; }

    public WordSet Holder { get; }

    public WordSet PlaceOfSize { get; }

    public WordSet Entry { get; }

    public WordSet InvestMade { get; }

    public WordSet InvestAgreed { get; }

    public WordSet ResearchUse { get; }

    public WordSet Wage { get; }

    public WordSet PlanBefore { get; }

    public WordSet Outcome { get; }

    public WordSet Funding { get; }

    public WordSet TopicLead { get; }

    public WordSet Loss { get; }

    public WordSet Session { get; }

    public WordSet InvestContract { get; }

    public WordSet Contract { get; }

    public WordSet Standing { get; }

    public WordSet GoodsUnit { get; }

    public WordSet Saving { get; }

    public WordSet Effect { get; }

    public WordSet StartOfWork { get; }

    public WordSet Acts { get; }

    public WordSet WillAct { get; }

    public WordSet Misuse { get; }

    public WordSet DataOf { get; }

    public WordSet Allotted { get; }

    public WordSet Spend { get; }

    public WordSet WorkDone { get; }

    public WordSet AtEvent { get; }

    public WordSet Paid { get; }

    public WordSet Summing { get; }

    public WordSet Grant { get; }

    public WordSet GrantAsks { get; }

    public WordSet Treasury { get; }

    public WordSet PublicPayer { get; }

    public WordSet PrivatePayer { get; }

    public WordSet Bonus { get; }

    public WordSet Raised { get; }

    public WordSet Peer { get; }

    public WordSet EarlierTime { get; }

    public WordSet CountNoun { get; }

    public WordSet Plural { get; }

    public WordSet InvestUse { get; }

    public WordSet Household { get; }

    public WordSet Untraded { get; }

    public WordSet GrantReceiver { get; }

    public WordSet PrivatePerhaps { get; }

    public WordSet InvestFor { get; }

    public WordSet Told { get; }

    public WordSet Returns { get; }

    public WordSet Launched { get; }

    public WordSet Likelihood { get; }

    public static WordSets Load(Lexicon lexicon)
    {
        var words = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in lexicon.Read("word-sets.tsv"))
        {
            if (!words.TryGetValue(row["set"], out var list)) words[row["set"]] = list = [];
            list.AddRange(row.List("words"));
        }

        return new WordSets(words.Where(w => w.Value.Count > 0).ToDictionary(w => w.Key, w => new WordSet(w.Value), StringComparer.Ordinal));
    }

    public void Write(PreparedWriter writer)
    {
        writer.Texts(sets.Keys);
        foreach (var set in sets.Values) set.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static WordSets Read(PreparedReader reader)
    {
        var names = reader.Texts();
        var read = new Dictionary<string, WordSet>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) read.Add(names[i], WordSet.Read(reader));
        return new WordSets(read);
    }

    private WordSet Of(string name) => sets.TryGetValue(name, out var set) ? set : throw new FormatException($"word-sets.tsv: no set \"{name}\"");
}
