using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>RMSProp as torch.optim.RMSprop writes it: ε outside the root, the momentum buffer without the learning rate.</summary>
public static class RmspropTorch
{
    public static OptimizerVariant Variant { get; } = new()
    {
        Name = "torch",
        Formula = "g ← g + λ·x;  v ← ρ·v + (1−ρ)·g²;  centred: m ← ρ·m + (1−ρ)·g, v̂ = v − m², else v̂ = v;  "
            + "d = √v̂ + ε;  μ = 0: x ← x − lr·g/d, else b ← μ·b + g/d, x ← x − lr·b",
        Reference = "torch/optim/rmsprop.py (where ρ is called alpha); centred as in Graves 2013",
        Differs = "Keras 3, TensorFlow and optax put ε inside the root, d = √(v̂ + ε), and lr inside the buffer; "
            + "TensorFlow 1 starts v at 1",
        Hyperparameters =
        [
            Hyperparameter.LearningRate(0.01),
            Hyperparameter.Rho(0.99),
            Hyperparameter.Epsilon(1e-8),
            Hyperparameter.Momentum(0),
            new() { Name = "centered", Description = "whether v̂ is the variance of the gradient, v − m²", Default = 0, IsSwitch = true, Below = 2 },
            new() { Name = "weight_decay", Description = "λ, the L2 penalty added to the gradient", Default = 0 },
        ],
        Rule = values => (Centred: values[4] != 0, Buffered: values[3] != 0) switch
        {
            (false, false) => UpdateRule.Of<Plain>(),
            (false, true) => UpdateRule.Of<Buffered>(),
            (true, false) => UpdateRule.Of<Centred>(),
            (true, true) => UpdateRule.Of<CentredBuffered>(),
        },
    };

    private readonly struct Plain : IUpdateRule
    {
        public static int StateCount => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
            where TLanes : struct, ILanes<TLanes> => Update(x, gradient, state, settings, isCentred: false, isBuffered: false);
    }

    private readonly struct Buffered : IUpdateRule
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
            where TLanes : struct, ILanes<TLanes> => Update(x, gradient, state, settings, isCentred: false, isBuffered: true);
    }

    private readonly struct Centred : IUpdateRule
    {
        public static int StateCount => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
            where TLanes : struct, ILanes<TLanes> => Update(x, gradient, state, settings, isCentred: true, isBuffered: false);
    }

    private readonly struct CentredBuffered : IUpdateRule
    {
        public static int StateCount => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
            where TLanes : struct, ILanes<TLanes> => Update(x, gradient, state, settings, isCentred: true, isBuffered: true);
    }

    /// <summary>The one loop; the switches are constants where it is inlined, so the JIT drops what they turn off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TLanes>(
        Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings, bool isCentred, bool isBuffered)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[0];
        TLanes rho = settings[1];
        TLanes epsilon = settings[2];
        TLanes momentum = settings[3];
        TLanes weightDecay = settings[5];
        TLanes fresh = TLanes.All(1) - rho;

        Rows<TLanes> squares = state.Slice(0, x.Count);
        Rows<TLanes> means = state.Slice(x.Count, x.Count);
        Rows<TLanes> buffers = state.Slice(isCentred ? 2 * x.Count : x.Count, x.Count);

        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i] + weightDecay * x[i];
            TLanes v = rho * squares[i] + (fresh * g) * g;
            squares[i] = v;
            if (isCentred)
            {
                TLanes mean = rho * means[i] + fresh * g;
                means[i] = mean;
                v -= mean * mean;
            }

            TLanes divisor = TLanes.Sqrt(v) + epsilon;
            if (isBuffered)
            {
                TLanes buffer = momentum * buffers[i] + g / divisor;
                buffers[i] = buffer;
                x[i] -= learningRate * buffer;
            }
            else
            {
                x[i] -= (learningRate * g) / divisor;
            }
        }
    }
}
