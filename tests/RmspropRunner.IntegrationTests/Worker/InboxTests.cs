using RmspropRunner.Contracts;
using RmspropRunner.Waiting;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>Files that are dropped into the inbox of a worker.</summary>
public sealed class InboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Specs_that_are_dropped_move_to_accepted_or_rejected_whether_the_worker_was_up_or_not()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync("--Limits:BodyBytes", "5000");
        string inbox = Path.Combine(worker.Process.Folder, "inbox");
        await ExistsAsync(Path.Combine(inbox, "rejected"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "good.yaml"), WorkerSpecs.Short());
        await File.WriteAllTextAsync(Path.Combine(inbox, "bad.yml"), WorkerSpecs.Short().Replace("[sphere]", "[spher]", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(inbox, "huge.yaml"), new string(' ', 10_000));
        await File.WriteAllTextAsync(Path.Combine(inbox, ".hidden.yaml"), WorkerSpecs.Short("hidden"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "notes.txt"), "no spec");
        Directory.CreateDirectory(Path.Combine(inbox, "folder.yaml"));
        string elsewhere = Path.Combine(worker.Process.Folder, "elsewhere.yaml");
        await File.WriteAllTextAsync(elsewhere, WorkerSpecs.Short("elsewhere"));
        File.CreateSymbolicLink(Path.Combine(inbox, "link.yaml"), elsewhere);

        await ExistsAsync(Path.Combine(inbox, "accepted", "good.yaml"));
        await ExistsAsync(Path.Combine(inbox, "rejected", "bad.yml"));
        await ExistsAsync(Path.Combine(inbox, "rejected", "huge.yaml"));
        Assert.StartsWith(
            "bad.yml:2:12: 'spher' is not a problem; did you mean 'sphere'?",
            await File.ReadAllTextAsync(Path.Combine(inbox, "rejected", "bad.yml.errors.txt")),
            StringComparison.Ordinal);
        Assert.Contains("5000 bytes", await File.ReadAllTextAsync(Path.Combine(inbox, "rejected", "huge.yaml.errors.txt")), StringComparison.Ordinal);
        await worker.UntilAsync("short", ExperimentState.Finished);

        await worker.Process.KillAsync();
        await File.WriteAllTextAsync(Path.Combine(inbox, "good.yaml"), WorkerSpecs.Short(seeds: "1..7"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "other.yaml"), WorkerSpecs.Short().Replace("iterations: 50", "iterations: 60", StringComparison.Ordinal));
        await worker.StartAgainAsync();
        await ExistsAsync(Path.Combine(inbox, "accepted", "good-2.yaml"));
        await ExistsAsync(Path.Combine(inbox, "rejected", "other.yaml"));
        Assert.Contains("iterations: stored 50, now 60", await File.ReadAllTextAsync(Path.Combine(inbox, "rejected", "other.yaml.errors.txt")), StringComparison.Ordinal);
        Assert.Equal(7, (await worker.UntilAsync("short", ExperimentState.Finished))[^1].StoredTrials);

        Assert.Equal(
            [".hidden.yaml", "folder.yaml", "link.yaml", "notes.txt"],
            Directory.GetFileSystemEntries(inbox).Select(entry => Path.GetFileName(entry)!).Except(["accepted", "rejected"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_spec_may_name_files_of_the_inbox_and_none_elsewhere_and_is_run_without_them_later()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync();
        string inbox = Path.Combine(worker.Process.Folder, "inbox");
        await ExistsAsync(Path.Combine(inbox, "rejected"));
        await File.WriteAllTextAsync(Path.Combine(worker.Process.Folder, "secret.csv"), "1,2\n");
        Directory.CreateDirectory(Path.Combine(inbox, "data"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "data", "g.csv"), "a,b\n1,2\n3,4\n");
        File.CreateSymbolicLink(Path.Combine(inbox, "link.csv"), "../secret.csv");
        await File.WriteAllTextAsync(Path.Combine(inbox, "good.yaml"), Recorded("data/g.csv"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "above.yaml"), Recorded("../secret.csv"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "linked.yaml"), Recorded("link.csv"));

        await ExistsAsync(Path.Combine(inbox, "accepted", "good.yaml"));
        await ExistsAsync(Path.Combine(inbox, "rejected", "above.yaml"));
        await ExistsAsync(Path.Combine(inbox, "rejected", "linked.yaml"));
        Assert.StartsWith(
            "above.yaml:2:30: '../secret.csv' may not be read here",
            await File.ReadAllTextAsync(Path.Combine(inbox, "rejected", "above.yaml.errors.txt")),
            StringComparison.Ordinal);
        Assert.Contains("'link.csv' is a link", await File.ReadAllTextAsync(Path.Combine(inbox, "rejected", "linked.yaml.errors.txt")), StringComparison.Ordinal);
        await worker.UntilAsync("recorded", ExperimentState.Finished);

        // What was accepted has its data: more seeds are run without the file.
        string canonical = await worker.Client.GetStringAsync(new Uri("/api/v1/experiments/recorded/spec", UriKind.Relative));
        Directory.Delete(Path.Combine(inbox, "data"), recursive: true);
        await worker.SubmitAsync(canonical.Replace("\"seeds\":1,", "\"seeds\":\"1..3\",", StringComparison.Ordinal));
        Assert.Equal(3, (await worker.UntilAsync("recorded", ExperimentState.Finished))[^1].StoredTrials);

        static string Recorded(string file) => $$"""
            name: recorded
            problems: [recorded: { file: {{file}} }]
            optimizers: [rmsprop]
            iterations: 2
            """;
    }

    [Fact]
    public async Task A_half_written_spec_waits_for_its_rest_and_any_spec_for_room_in_the_queue()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync("--Limits:QueuedExperiments", "1");
        string inbox = Path.Combine(worker.Process.Folder, "inbox");
        await worker.SubmitAsync(WorkerSpecs.Long());
        await ExistsAsync(Path.Combine(inbox, "accepted"));
        await File.WriteAllTextAsync(Path.Combine(inbox, "waiting.yaml"), WorkerSpecs.Short());
        await worker.Process.ToldAsync("the queue is full");
        Assert.True(File.Exists(Path.Combine(inbox, "waiting.yaml")));
        await worker.StepAsync("long", "cancel");
        await ExistsAsync(Path.Combine(inbox, "accepted", "waiting.yaml"));
        await worker.UntilAsync("short", ExperimentState.Finished);

        // Written a character at a time, for longer than between two looks, what is there at first would be a mistake.
        string path = Path.Combine(inbox, "slow.yaml");
        await using (StreamWriter slow = new(path) { AutoFlush = true })
        {
            using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(25));
            foreach (char character in WorkerSpecs.Short("slow"))
            {
                await timer.WaitForNextTickAsync();
                await slow.WriteAsync(character);
            }
        }

        await ExistsAsync(Path.Combine(inbox, "accepted", "slow.yaml"));
    }

    [Fact]
    public async Task An_inbox_that_cannot_be_made_is_said_once_and_the_worker_goes_on()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync("--inbox", "/proc/inbox");
        await worker.Process.ToldAsync("The inbox /proc/inbox waits");
        await worker.SubmitAsync(WorkerSpecs.Short());
        await worker.UntilAsync("short", ExperimentState.Finished);
        Assert.Equal(2, worker.Process.Output.Split("The inbox /proc/inbox waits").Length);
    }

    private static Task ExistsAsync(string path) => Until.TrueAsync($"there is {path}", Patience, () => Path.Exists(path));
}
