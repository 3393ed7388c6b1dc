using System.Net;
using RmspropRunner.IntegrationTests.Prometheus;

namespace RmspropRunner.IntegrationTests.Worker.Metrics;

/// <summary>The metrics and traces of the worker as a process.</summary>
public sealed class WorkerMetricsTests
{
    [PrometheusFact]
    public async Task Promtool_has_nothing_against_a_worker_that_has_just_started()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync();

        string text = await UntilAsync(worker, text =>
            Exposition.Value(text, "rmsprop_store_up") == 1 && text.Contains("http_server_request_duration_seconds_count", StringComparison.Ordinal));

        Assert.Equal("", await Promtool.CheckMetricsAsync(text));
        Assert.Equal(0, Exposition.Value(text, "rmsprop_iterations_total"));
        Assert.Contains("rmsprop_trials_total{outcome=\"diverged\"} 0", text, StringComparison.Ordinal);
        Assert.Contains("rmsprop_build_info{", text, StringComparison.Ordinal);
    }

    [PrometheusFact]
    public async Task Prometheus_follows_experiments_from_submission_to_deletion()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--Metrics:ProbeInterval", "00:00:00.2");
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(worker.Url);
        await UntilAsync(worker, text => Exposition.Value(text, "rmsprop_store_up") == 1);
        Task<HttpResponseMessage> PostAsync(string yaml) => worker.Client.PostAsync("/api/experiments", new StringContent(yaml));

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(SampleExperiments.Small("followed"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("name: [")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(SampleExperiments.Untraced("followed"))).StatusCode);

        await prometheus.WaitAsync("rmsprop_experiments{status=\"finished\"}", samples => samples is [{ Value: 1 }]);
        await prometheus.WaitAsync("sum(rmsprop_trials_total)", samples => samples is [{ Value: 216 }]);
        await prometheus.WaitAsync("rmsprop_best_objective{experiment=\"followed\"}", samples => samples.Count == 6);
        Assert.Equal(
            ["accepted 1", "mistaken 1", "refused 1"],
            (await prometheus.QueryAsync("rmsprop_submissions_total{source=\"http\"} > 0")).Select(sample => $"{sample["result"]} {sample.Value}").Order());
        Assert.Equal(1000, Assert.Single(await prometheus.QueryAsync("rmsprop_queue_limit_experiments")).Value);
        Assert.Equal("", await Promtool.CheckMetricsAsync(await worker.Client.GetStringAsync("/metrics")));

        Assert.Equal(HttpStatusCode.NoContent, (await worker.Client.DeleteAsync("/api/experiments/followed")).StatusCode);
        Assert.DoesNotContain("rmsprop_gap{", await worker.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_away_metrics_are_served_and_say_so()
    {
        await using WorkerProcess worker = await WorkerProcess.StartAsync("--store", "postgres://nobody@127.0.0.1:1/nothing");

        string text = await worker.Client.GetStringAsync("/metrics");

        Assert.Equal(0, Exposition.Value(text, "rmsprop_store_up"));
        Assert.Equal(0, Exposition.Value(text, "rmsprop_commit_failures_total"));
        Assert.DoesNotContain("rmsprop_queue_experiments", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_endpoint_is_set_spans_leave_for_it()
    {
        using HttpListener collector = Listen(out string url);
        await using WorkerProcess worker = await WorkerProcess.StartAsync(
            "--OTEL_EXPORTER_OTLP_ENDPOINT", url, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY", "100");
        await worker.Client.GetStringAsync("/metrics");

        HttpListenerContext request = await collector.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(20));
        using MemoryStream body = new();
        await request.Request.InputStream.CopyToAsync(body);
        request.Response.Close();

        Assert.Equal("/v1/traces", request.Request.Url?.AbsolutePath);
        Assert.Equal("application/x-protobuf", request.Request.ContentType);
        string text = System.Text.Encoding.Latin1.GetString(body.ToArray());
        Assert.Contains("rmsprop-worker", text, StringComparison.Ordinal);
        Assert.Contains("GET /metrics", text, StringComparison.Ordinal);
    }

    private static HttpListener Listen(out string url)
    {
        for (int port = 20_000; ; port++)
        {
            HttpListener listener = new();
            listener.Prefixes.Add(url = $"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (port < 21_000)
            {
                listener.Close();
            }
        }
    }

    private static async Task<string> UntilAsync(WorkerProcess worker, Func<string, bool> isReached)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(20));
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            string text = await worker.Client.GetStringAsync("/metrics");
            if (isReached(text))
                return text;
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }
}
