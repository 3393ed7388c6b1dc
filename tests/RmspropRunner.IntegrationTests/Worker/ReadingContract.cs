using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Worker;

/// <summary>What can be read over HTTP, whichever database the worker has.</summary>
public abstract partial class ReadingContract(ReadableWorker worker)
{
    private const string Sweep = "/api/v1/experiments/sweep";

    private HttpClient Client => worker.Client;

    [Theory]
    [InlineData("trials.csv", "export sweep --trials -o - --format csv")]
    [InlineData("trials.json", "export sweep --trials -o - --format json")]
    [InlineData("traces.csv", "export sweep --trace -o - --format csv")]
    [InlineData("traces.json", "export sweep --trace -o - --format json")]
    [InlineData("trials/7/trace", "trace sweep 7 --format json")]
    [InlineData("trials/7/trace?format=csv", "trace sweep 7 --format csv")]
    [InlineData("leaderboard", "show sweep --format json")]
    [InlineData("leaderboard?format=csv&limit=2", "show sweep --format csv --top 2")]
    public async Task Rows_are_those_of_the_command_byte_for_byte(string path, string command)
    {
        string written = (await worker.Command.RunAsync([.. command.Split(' '), "--store", worker.Location])).Done().Output;
        Assert.Equal(written, await Client.GetStringAsync($"{Sweep}/{path}"));
    }

    [Fact]
    public async Task The_rows_of_a_page_and_a_single_trial_are_those_of_the_command_too()
    {
        string[] lines = (await worker.Command.RunAsync("trials", "sweep", "--format", "json", "--store", worker.Location)).Done().Lines;
        Assert.Equal(lines[3].TrimEnd(',') + "\n", await Client.GetStringAsync($"{Sweep}/trials/3"));
        string page = await Client.GetStringAsync($"{Sweep}/trials?limit=1000");
        Assert.Equal($$"""{"items":{{string.Join('\n', lines)}}{{"\n"}},"next":null}{{"\n"}}""", page);
    }

    [Fact]
    public async Task The_path_without_a_version_is_the_newest() =>
        Assert.Equal(await Client.GetStringAsync($"{Sweep}/trials.csv"), await Client.GetStringAsync("/api/experiments/sweep/trials.csv"));

    [Fact]
    public async Task An_export_is_an_attachment_with_a_plain_name()
    {
        using HttpResponseMessage plain = await Client.GetAsync($"{Sweep}/traces.csv");
        Assert.Equal("attachment", plain.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("sweep-traces.csv", plain.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("text/csv", plain.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage awkward = await Client.GetAsync($"{worker.Awkward}/trials.json");
        Assert.Matches("^experiment-[0-9]+-trials.json$", awkward.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("application/json", awkward.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/html, text/csv;q=0.5, */*;q=0.1", "text/csv")]
    [InlineData("text/csv;q=0.1, application/json", "application/json")]
    public async Task The_format_is_what_the_client_accepts(string accept, string expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"{Sweep}/leaderboard");
        request.Headers.Add("Accept", accept);
        using HttpResponseMessage answer = await Client.SendAsync(request);
        Assert.Equal(expected, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&order=desc")]
    [InlineData("&sort=best_objective")]
    [InlineData("&sort=best_objective&order=desc")]
    [InlineData("&sort=final_objective")]
    [InlineData("&sort=final_objective&order=desc")]
    [InlineData("&sort=iterations")]
    [InlineData("&sort=iterations&order=desc")]
    [InlineData("&sort=target_iteration")]
    [InlineData("&sort=target_iteration&order=desc")]
    public async Task Paging_visits_every_trial_once_and_in_the_order_of_one_large_page(string sort)
    {
        foreach (string experiment in new[] { Sweep, worker.Awkward })
        {
            long[] atOnce = [.. Numbers(await JsonAsync($"{experiment}/trials?limit=1000{sort}"))];
            List<long> paged = [];
            string? next = "";
            while (next is not null)
            {
                JsonElement page = await JsonAsync($"{experiment}/trials?limit=3{sort}{(next.Length == 0 ? "" : $"&after={next}")}");
                paged.AddRange(Numbers(page));
                next = page.GetProperty("next").GetString();
            }

            Assert.Equal(atOnce, paged);
            Assert.Equal(paged.Count, paged.Distinct().Count());
        }
    }

    [Fact]
    public async Task Csv_pages_are_linked_by_a_header()
    {
        List<string> numbers = [];
        string? url = $"{Sweep}/trials?limit=40&format=csv&outcome=completed";
        while (url is not null)
        {
            using HttpResponseMessage answer = await Client.GetAsync(url);
            numbers.AddRange(CsvText.Rows(await answer.Content.ReadAsStringAsync()).Select(row => row["number"]));
            url = answer.Headers.TryGetValues("Link", out IEnumerable<string>? links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(number => number.ToString(CultureInfo.InvariantCulture)), numbers);
    }

    [Theory]
    [InlineData("configuration=2", 30)]
    [InlineData("seed=7", 3)]
    [InlineData("optimizer=gradient_descent", 30)]
    [InlineData("outcome=diverged", 30)]
    [InlineData("outcome=diverged&optimizer=rmsprop", 0)]
    [InlineData("problem=sphere&seed=3&outcome=completed", 2)]
    [InlineData("problem=nothing", 0)]
    public async Task Filters_leave_what_passes_all_of_them(string filter, int expected)
    {
        JsonElement page = await JsonAsync($"{Sweep}/trials?limit=1000&{filter}");
        Assert.Equal(expected, Numbers(page).Count());
        foreach (string condition in filter.Split('&'))
        {
            string[] parts = condition.Split('=');
            Assert.All(page.GetProperty("items").EnumerateArray(), trial => Assert.Equal(parts[1], trial.GetProperty(parts[0]).ToString()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("&axis=linear")]
    [InlineData("&axis=log")]
    public async Task A_thinned_trace_keeps_the_first_last_and_best_point(string axis)
    {
        foreach (int trial in new[] { 5, 35, 61 })
        {
            JsonElement[] full = [.. (await JsonAsync($"{Sweep}/trials/{trial}/trace")).EnumerateArray()];
            using HttpResponseMessage answer = await Client.GetAsync($"{Sweep}/trials/{trial}/trace?points=5{axis}");
            Assert.Equal(axis == "&axis=linear" ? "linear" : "log", answer.Headers.GetValues("Thinning-Axis").Single());
            JsonElement[] thinned = [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray()];
            JsonElement best = full.Where(point => point.GetProperty("objective").ValueKind == JsonValueKind.Number).MinBy(point => point.GetProperty("objective").GetDouble());
            Assert.InRange(thinned.Length, 3, 5);
            Assert.Equal(full[0].GetRawText(), thinned[0].GetRawText());
            Assert.Equal(full[^1].GetRawText(), thinned[^1].GetRawText());
            Assert.Contains(best.GetRawText(), thinned.Select(point => point.GetRawText()));
            Assert.Subset(full.Select(point => point.GetRawText()).ToHashSet(), thinned.Select(point => point.GetRawText()).ToHashSet());
        }
    }

    [Fact]
    public async Task Convergence_is_that_of_the_view_and_thinned_on_request()
    {
        JsonElement[] all = [.. (await JsonAsync($"{Sweep}/convergence?configuration=2&points=10000")).EnumerateArray()];
        string query = "SELECT configuration, iteration, trials, objective_min, objective_q1, objective_median, objective_q3, objective_max "
            + "FROM convergence WHERE experiment = 'sweep' AND configuration = 2 ORDER BY iteration";
        string asked = (await worker.Command.RunAsync("query", query, "--format", "csv", "--store", worker.Location)).Done().Output;
        Assert.Equal(asked, await Client.GetStringAsync($"{Sweep}/convergence?configuration=2&points=10000&format=csv"));

        JsonElement[] thinned = [.. (await JsonAsync($"{Sweep}/convergence?configuration=2&points=4")).EnumerateArray()];
        Assert.InRange(thinned.Length, 2, 4);
        Assert.Equal(all[0].GetRawText(), thinned[0].GetRawText());
        Assert.Equal(all[^1].GetRawText(), thinned[^1].GetRawText());
        Assert.Equal([1, 2, 3], (await JsonAsync($"{Sweep}/convergence")).EnumerateArray().Select(row => row.GetProperty("configuration").GetInt32()).Distinct());
    }

    [Fact]
    public async Task What_JSON_has_no_number_for_is_a_string()
    {
        JsonElement[] trials = [.. (await JsonAsync($"{worker.Awkward}/trials?sort=best_objective")).GetProperty("items").EnumerateArray()];
        Assert.Equal([3, 4, 2, 1], trials.Select(trial => trial.GetProperty("number").GetInt32()));
        Assert.Equal("NaN", trials[3].GetProperty("best_objective").GetString());
        Assert.Equal("Infinity", trials[2].GetProperty("final_objective").GetString());
        Assert.Equal("""["-Infinity","NaN"]""", trials[0].GetProperty("final_x").GetRawText());
        Assert.Equal(double.Epsilon, trials[0].GetProperty("best_objective").GetDouble());
        Assert.Contains("\r\n1,Infinity,", await Client.GetStringAsync($"{worker.Awkward}/trials/2/trace?format=csv"), StringComparison.Ordinal);
        Assert.Equal("NaN", (await JsonAsync($"{worker.Awkward}/leaderboard"))[0].GetProperty("best_objective_max").GetString());
        Assert.Equal("Infinity", (await JsonAsync($"{worker.Awkward}/convergence"))[0].GetProperty("objective_max").GetString());
    }

    [Theory]
    [InlineData("experiments/nothing/trials", "There is no experiment 'nothing'")]
    [InlineData("experiments/@12345/leaderboard", "There is no experiment '@12345'")]
    [InlineData("experiments/nothing/convergence", "There is no experiment 'nothing'")]
    [InlineData("experiments/nothing/traces.csv", "There is no experiment 'nothing'")]
    [InlineData("experiments/sweep/trials/91", "its trials are 1 to 90")]
    [InlineData("experiments/sweep/trials/0/trace", "its trials are 1 to 90")]
    [InlineData("experiments/sweep/trials/first", "sweep has no trial 'first'")]
    public async Task What_is_not_there_is_told_with_what_is(string path, string detail) =>
        Assert.Contains(detail, await ProblemAsync($"/api/v1/{path}", HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task A_trial_that_is_planned_is_told_from_one_that_is_not() =>
        Assert.Contains("planned, but not stored yet", await ProblemAsync($"{worker.Awkward}/trials/5", HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Theory]
    [InlineData("trials?limit=0", "limit takes a whole number from 1 to 1000, not '0'")]
    [InlineData("trials?limit=1001", "not '1001'")]
    [InlineData("trials?limit=", "not ''")]
    [InlineData("trials?seed=4294967296", "seed takes a whole number from 0 to 4294967295")]
    [InlineData("trials?configuration=-1&outcome=failed", "configuration takes a whole number from 1, not '-1'. outcome takes one of completed, diverged, not 'failed'.")]
    [InlineData("trials?sort=objective", "one of number, best_objective, final_objective, iterations, target_iteration")]
    [InlineData("trials?limt=3", "'limt' is not a parameter here; did you mean 'limit'?")]
    [InlineData("trials?limit=3&limit=4", "limit is given 2 times")]
    [InlineData("trials?after=abc", "after takes the next of an answer with the same sort and order (number, asc)")]
    [InlineData("trials?format=xml", "format takes one of json, csv, not 'xml'")]
    [InlineData("trials/1?points=3", "'points' is not a parameter here")]
    [InlineData("trials/1/trace?points=2", "points takes a whole number from 3 to 100000")]
    [InlineData("trials/1/trace?axis=log", "give points too")]
    [InlineData("trials.csv?format=json", "there are none")]
    [InlineData("leaderboard?limit=many", "limit takes a whole number from 1 to 1000, not 'many'")]
    [InlineData("convergence?configuration=0", "configuration takes a whole number from 1")]
    public async Task A_wrong_parameter_is_told_with_what_would_be_right(string path, string detail) =>
        Assert.Contains(detail, await ProblemAsync($"{Sweep}/{path}", HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task A_cursor_of_another_sort_is_refused()
    {
        string next = (await JsonAsync($"{Sweep}/trials?limit=3&sort=iterations")).GetProperty("next").GetString()!;
        Assert.Contains("(iterations, desc)", await ProblemAsync($"{Sweep}/trials?sort=iterations&order=desc&after={next}", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    private static IEnumerable<long> Numbers(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(trial => trial.GetProperty("number").GetInt64());

    private async Task<JsonElement> JsonAsync(string url) => JsonDocument.Parse(await Client.GetStringAsync(url)).RootElement;

    /// <summary>The detail of the problem with which it is answered.</summary>
    private async Task<string> ProblemAsync(string url, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await Client.GetAsync(url);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json").MediaType, answer.Content.Headers.ContentType!.MediaType);
        JsonElement problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("detail").GetString()!;
    }
}
