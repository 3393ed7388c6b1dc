using System.Text.Json.Serialization;

namespace RmspropRunner.Contracts;

/// <summary>Where an experiment stands, as the worker tells it.</summary>
public enum ExperimentState
{
    /// <summary>Accepted; no shard of it has been started.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>A worker computes it.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Held back until somebody resumes it; what is stored stays.</summary>
    [JsonStringEnumMemberName("paused")]
    Paused,

    /// <summary>Given up by somebody; what is stored stays, and it can be resumed.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>Given up by the worker, for the reason in <see cref="ExperimentResource.Failure"/>; it can be resumed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Every trial is stored.</summary>
    [JsonStringEnumMemberName("finished")]
    Finished,

    /// <summary>Some trials are stored, by a run of the command line, and no worker was asked for the rest.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,
}
