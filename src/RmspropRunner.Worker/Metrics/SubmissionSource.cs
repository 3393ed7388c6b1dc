namespace RmspropRunner.Worker.Metrics;

/// <summary>How a spec was handed in.</summary>
internal enum SubmissionSource
{
    Http,
    Inbox,
}
