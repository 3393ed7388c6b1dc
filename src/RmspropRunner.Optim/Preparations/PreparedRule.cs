using System.Collections.Concurrent;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Optim.Preparations;

/// <summary>
/// A rule whose steps come after a preparation, or under a schedule. Its settings are the rule's own and after them those
/// of preparation and schedule; its shared state is the rule's own, then the learning rate as given, then the schedule's.
/// </summary>
internal sealed class PreparedRule : UpdateRule
{
    private static readonly ConcurrentDictionary<PreparedRuleParts, PreparedRule> Known = new();

    private readonly PreparedRuleParts _parts;

    private PreparedRule(PreparedRuleParts parts) => _parts = parts;

    public override int StateCount => _parts.Own.StateCount;

    public override int SharedStateCount =>
        _parts.Own.SharedStateCount + (_parts.Schedule is ScheduleRule schedule ? 1 + schedule.StateCount : 0);

    /// <summary>Only the gradient's norm is of all parameters.</summary>
    public override bool IsCoordinatewise => _parts.Own.IsCoordinatewise && _parts.Rows.ClipNorm < 0;

    /// <summary>The rule of these parts: trials of the same ones share it.</summary>
    public static PreparedRule Of(PreparedRuleParts parts) => Known.GetOrAdd(parts, each => new PreparedRule(each));

    public override double InitialState(int index, ReadOnlySpan<double> settings)
    {
        int given = _parts.Own.StateCount + _parts.Own.SharedStateCount;
        return index < given ? _parts.Own.InitialState(index, settings[.._parts.OwnSettings])
            : index == given ? settings[_parts.Rows.LearningRate]
            : _parts.Schedule!.InitialState(index - given - 1, settings.Slice(_parts.FirstParameter, _parts.ParameterCount));
    }

    public override UpdateKernel Kernel(LaneWidth width, int iterations)
    {
        UpdateKernel kernel = _parts.Own.Kernel(width, iterations);
        if (_parts.Rows.Any)
            kernel = PreparedKernel.Create(kernel, _parts.Rows, width);
        if (_parts.Schedule is not ScheduleRule schedule)
            return kernel;
        ScheduleRows rows = new(
            _parts.Rows.LearningRate,
            _parts.FirstParameter,
            _parts.ParameterCount,
            StateCount,
            _parts.Own.SharedStateCount,
            schedule.StateCount);
        return new ScheduledKernel(schedule.Kernel(width, rows, iterations), kernel);
    }

    /// <summary>Sets the learning rate, then goes on.</summary>
    private sealed class ScheduledKernel(ScheduleKernel schedule, UpdateKernel next) : UpdateKernel
    {
        public override void Step(LaneBlock block, int iteration)
        {
            schedule.Set(block, iteration);
            next.Step(block, iteration);
        }
    }
}
