using System.Globalization;
using Microsoft.Extensions.Options;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Configuration;
using RmspropRunner.Worker.Intake;
using RmspropRunner.Worker.Metrics;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Inbox;

/// <summary>Takes the specs that are dropped into the inbox.</summary>
/// <remarks>
/// It looks about once a second, which network folders need anyway, and takes a file that two looks found the same. What
/// is accepted is queued first and moved then: a worker that is killed in between hands the same spec in again when it
/// starts, which changes nothing. A file that cannot be moved is remembered, so that it is not handed in at every look.
/// While the queue is full or the store away, files stay where they are.
/// </remarks>
internal sealed partial class InboxWatch(
    OpenedStore opened, SpecIntake intake, IOptions<WorkerOptions> options, TimeProvider time, ILogger<InboxWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(1);

    private readonly SettledFiles _settled = new();
    private readonly Dictionary<InboxFile, Action> _unmoved = [];
    private string? _trouble;
    private bool _isTroubled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Inbox))
            return;
        InboxFolder folder = new(options.Value.Inbox);
        IExperimentStore store = await opened.WaitAsync(stoppingToken);
        while (true)
        {
            await LookAsync(folder, store, stoppingToken);
            await Task.Delay(LookPause, time, stoppingToken);
        }
    }

    /// <summary>One look. Trouble is logged once, and the next look tries again.</summary>
    private async Task LookAsync(InboxFolder folder, IExperimentStore store, CancellationToken cancellationToken)
    {
        _isTroubled = false;
        try
        {
            folder.Make();
            IReadOnlyList<InboxFile> settled = _settled.Look(folder.Files());
            foreach (InboxFile gone in _unmoved.Keys.Except(settled).ToList())
                _unmoved.Remove(gone);
            foreach (InboxFile file in settled)
            {
                if (_unmoved.TryGetValue(file, out Action? move))
                    Move(file, move);
                else if (!await TakeAsync(folder, store, file, cancellationToken))
                    return;
            }

            if (_trouble is null || _isTroubled)
                return;
            LogBack(folder.Path);
            _trouble = null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Note(error is IOException or UnauthorizedAccessException or StoreException ? null : error, error.Message);
        }
    }

    /// <returns>False where the file has to wait, and with it those after it.</returns>
    private async Task<bool> TakeAsync(InboxFolder folder, IExperimentStore store, InboxFile file, CancellationToken cancellationToken)
    {
        int mostBytes = options.Value.Limits.BodyBytes;
        if (file.Length == 0 || file.Length > mostBytes)
        {
            Reject(folder, file, RejectionText.Of(file.Name, file.Length == 0 ? "The file is empty." : TooLong(mostBytes)));
            return true;
        }

        ReadOnlyMemory<byte> yaml;
        try
        {
            yaml = await InboxFolder.ReadAsync(file, mostBytes, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return true; // Its owner has taken it back.
        }
        catch (UnauthorizedAccessException)
        {
            Reject(folder, file, RejectionText.Of(file.Name, "The worker may not read this file: give its user the right to."));
            return true;
        }

        if (yaml.Length != file.Length)
            return true; // It is being written after all: the next look finds it changed.
        switch (await intake.SubmitAsync(store, yaml, folder.Around, SubmissionSource.Inbox, cancellationToken))
        {
            case IntakeResult.Accepted accepted:
                LogAccepted(file.Name, accepted.Experiment.Name, accepted.Trials);
                Move(file, () => folder.Accept(file));
                return true;
            case IntakeResult.Mistaken mistaken:
                Reject(folder, file, RejectionText.Of(file.Name, mistaken));
                return true;
            case IntakeResult.Refused refused:
                Reject(folder, file, RejectionText.Of(file.Name, refused));
                return true;
            case IntakeResult.TooLarge tooLarge:
                Reject(folder, file, RejectionText.Of(file.Name, tooLarge.Reason));
                return true;
            case IntakeResult.Full full:
                Note(null, string.Create(CultureInfo.InvariantCulture, $"the queue is full, {full.Limit} experiments are queued or running"));
                return false;
            default:
                throw new InvalidOperationException("A spec is accepted, mistaken, refused, too large, or finds the queue full.");
        }
    }

    private static string TooLong(int mostBytes) =>
        string.Create(CultureInfo.InvariantCulture, $"The file is larger than {mostBytes} bytes, which is the most that this worker takes (its setting Limits:BodyBytes).");

    private void Reject(InboxFolder folder, InboxFile file, string reasons)
    {
        LogRejected(file.Name, reasons.Split('\n')[0]);
        Move(file, () => folder.Reject(file, reasons));
    }

    private void Move(InboxFile file, Action move)
    {
        try
        {
            move();
            _unmoved.Remove(file);
        }
        catch (FileNotFoundException)
        {
            _unmoved.Remove(file); // Its owner, or another worker, has taken it away.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unmoved[file] = move;
            Note(null, $"{file.Name} is dealt with but cannot be moved: {error.Message}");
        }
    }

    private void Note(Exception? error, string reason)
    {
        if (_trouble != reason)
            LogTrouble(error, options.Value.Inbox, reason);
        (_trouble, _isTroubled) = (reason, true);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} from the inbox is accepted: {Experiment}, {Trials} trials")]
    private partial void LogAccepted(string file, string experiment, long trials);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} from the inbox is rejected: {Reason}")]
    private partial void LogRejected(string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The inbox {Inbox} waits: {Reason}")]
    private partial void LogTrouble(Exception? error, string inbox, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The inbox {Inbox} is taken from again")]
    private partial void LogBack(string inbox);
}
