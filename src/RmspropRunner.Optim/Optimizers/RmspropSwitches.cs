using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>The choices of a <c>RmspropRule</c> as values, and the rule that they make.</summary>
internal readonly record struct RmspropSwitches
{
    /// <summary>d = √(v̂ + ε) instead of √v̂ + ε.</summary>
    public bool EpsilonInside { get; init; }

    /// <summary>v̂ = v − m².</summary>
    public bool Centred { get; init; }

    /// <summary>A momentum buffer: what the next two are about.</summary>
    public bool Buffered { get; init; }

    public bool RateInBuffer { get; init; }

    public bool Nesterov { get; init; }

    public bool BiasCorrected { get; init; }

    /// <summary>An L2 penalty of the variant's own.</summary>
    public bool Decayed { get; init; }

    /// <summary>Parameters are clipped after the step.</summary>
    public bool WeightClipped { get; init; }

    /// <summary>The rule; each of the methods below turns one more of the values into a type.</summary>
    public UpdateRule Rule<TAccumulator>()
        where TAccumulator : struct, IInitialAccumulator =>
        Decayed ? ByBias<On, TAccumulator>() : ByBias<Off, TAccumulator>();

    private UpdateRule ByBias<TDecayed, TAccumulator>()
        where TDecayed : struct, ISwitch
        where TAccumulator : struct, IInitialAccumulator =>
        BiasCorrected ? ByEpsilon<On, TDecayed, TAccumulator>() : ByEpsilon<Off, TDecayed, TAccumulator>();

    private UpdateRule ByEpsilon<TCorrected, TDecayed, TAccumulator>()
        where TCorrected : struct, ISwitch
        where TDecayed : struct, ISwitch
        where TAccumulator : struct, IInitialAccumulator =>
        EpsilonInside ? ByCentre<On, TCorrected, TDecayed, TAccumulator>() : ByCentre<Off, TCorrected, TDecayed, TAccumulator>();

    private UpdateRule ByCentre<TInside, TCorrected, TDecayed, TAccumulator>()
        where TInside : struct, ISwitch
        where TCorrected : struct, ISwitch
        where TDecayed : struct, ISwitch
        where TAccumulator : struct, IInitialAccumulator =>
        Centred ? ByBuffer<On, TInside, TCorrected, TDecayed, TAccumulator>() : ByBuffer<Off, TInside, TCorrected, TDecayed, TAccumulator>();

    private UpdateRule ByBuffer<TCentred, TInside, TCorrected, TDecayed, TAccumulator>()
        where TCentred : struct, ISwitch
        where TInside : struct, ISwitch
        where TCorrected : struct, ISwitch
        where TDecayed : struct, ISwitch
        where TAccumulator : struct, IInitialAccumulator => (Buffered, RateInBuffer, Nesterov) switch
        {
            (false, _, _) => Complete<RmspropRule<TInside, TCentred, Off, Off, Off, TCorrected, TDecayed, TAccumulator>>(),
            (_, false, false) => Complete<RmspropRule<TInside, TCentred, On, Off, Off, TCorrected, TDecayed, TAccumulator>>(),
            (_, false, true) => Complete<RmspropRule<TInside, TCentred, On, Off, On, TCorrected, TDecayed, TAccumulator>>(),
            (_, true, false) => Complete<RmspropRule<TInside, TCentred, On, On, Off, TCorrected, TDecayed, TAccumulator>>(),
            (_, true, true) => Complete<RmspropRule<TInside, TCentred, On, On, On, TCorrected, TDecayed, TAccumulator>>(),
        };

    private UpdateRule Complete<TRule>()
        where TRule : struct, IUpdateRule => WeightClipped ? UpdateRule.Of<WeightClipping<TRule>>() : UpdateRule.Of<TRule>();
}
