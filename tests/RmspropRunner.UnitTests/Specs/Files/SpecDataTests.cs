using System.IO.Compression;
using System.Text;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Files;

namespace RmspropRunner.UnitTests.Specs.Files;

public sealed class SpecDataTests : IDisposable
{
    private const string Csv = "a,b\n1,2\n3,4\n";

    private readonly SpecFiles _files = new SpecFiles().With("g.csv", Csv);

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_canonical_spec_has_the_content_and_reads_back_without_the_file()
    {
        ExperimentSpec spec = Read(Recorded("g.csv"));
        string written = CanonicalSpec.Write(spec);
        File.Delete(_files["g.csv"]);
        ExperimentSpec read = ExperimentSpec.ParseCanonical(written);

        Assert.Equal(written, CanonicalSpec.Write(read));
        Assert.Equal(Csv, Encoding.UTF8.GetString(Assert.Single(read.Data).Content.Span));
        Assert.Equal(new ExperimentPlan(spec).Hash, new ExperimentPlan(read).Hash);
        Assert.Equal(spec.Problems[0].Problem.Label, read.Problems[0].Problem.Label);
    }

    [Fact]
    public void Plan_and_identity_have_the_digest_alone()
    {
        ExperimentSpec spec = Read(Recorded("g.csv"));
        string digest = spec.Data[0].Digest;
        Assert.Matches("^sha256:[0-9a-f]{64}$", digest);
        Assert.StartsWith($$$"""{"problems":[{"recorded":{"file":"{{{digest}}}","dimension":2,"bounds":[-1,1]}}],""", CanonicalSpec.WritePlan(spec), StringComparison.Ordinal);
        Assert.DoesNotContain("data", CanonicalSpec.WritePlan(spec), StringComparison.Ordinal);
        Assert.Equal($$"""recorded {"file":"{{digest}}"} 2 -1..1""", ProblemInstance.Of(spec)[0].Identity);
    }

    [Fact]
    public void Where_the_content_comes_from_does_not_matter()
    {
        string fromFile = CanonicalSpec.WritePlan(Read(Recorded("g.csv")));
        _files.With("other/name.csv", Csv);
        Assert.Equal(fromFile, CanonicalSpec.WritePlan(Read(Recorded("other/name.csv"))));
        Assert.Equal(fromFile, CanonicalSpec.WritePlan(Inline("g", "|\n    a,b\n    1,2\n    3,4\n")));
        Assert.Equal(fromFile, CanonicalSpec.WritePlan(Inline("g", $"{{ gzip: {Packed(Csv)} }}")));
        Assert.Equal(fromFile, CanonicalSpec.WritePlan(Inline("g", $"\n    gzip: |\n      {Packed(Csv)[..20]}\n      {Packed(Csv)[20..]}\n")));
        Assert.NotEqual(fromFile, CanonicalSpec.WritePlan(Inline("g", "|\n    a,b\n    1,2\n    3,5\n")));
    }

    [Fact]
    public void What_several_entries_name_is_there_once()
    {
        _files.With("same.csv", Csv).With("h.csv", "5,6\n7,8");
        ExperimentSpec spec = Read(SpecText.With("", iterations: "2", problems: "[recorded: { file: [g.csv, same.csv, h.csv] }, recorded: { file: g.csv, bounds: [0, 1] }]"));
        Assert.Equal(2, spec.Data.Count);
        Assert.Equal(4, spec.Problems.Count);
        Assert.Equal(3, ProblemInstance.Of(spec).Count);
        Assert.Equal(CanonicalSpec.Write(spec), CanonicalSpec.Write(ExperimentSpec.ParseCanonical(CanonicalSpec.Write(spec))));
    }

    [Fact]
    public void The_spec_s_own_data_comes_before_the_files()
    {
        ExperimentSpec spec = Read(SpecText.With("data: { g.csv: \"1,2,3\\n4,5,6\" }", iterations: "2", problems: "[recorded: { file: g.csv }]"));
        Assert.Equal([3], spec.Problems[0].Dimensions);
    }

    [Fact]
    public void Data_of_some_megabytes_reads_back()
    {
        Random random = new(1);
        byte[] content = new byte[6 << 20];
        random.NextBytes(content);
        ExperimentSpec spec = Read(Recorded("g.csv")) with { Data = [new SpecData(content), new SpecData(Encoding.UTF8.GetBytes(Csv))] };
        string written = CanonicalSpec.Write(spec);
        Assert.True(written.Length > 8 << 20);
        Assert.Single(ExperimentSpec.ParseCanonical(written).Data);
        Assert.Single(Valid(ExperimentSpec.Parse(Encoding.UTF8.GetBytes(written))).Data);
    }

    [Theory]
    [InlineData("data: { g: 5 }", 5, 12, "5 is not the content of 'g': it takes the file's text, or { gzip: BASE64 }. Put it in quotes.")]
    [InlineData("data: { g: [a] }", 5, 12, "A list is not the content of 'g'")]
    [InlineData("data: { g: { zip: aa } }", 5, 12, "A mapping is not the content of 'g'")]
    [InlineData("data: { g: { gzip: not base64 } }", 5, 20, "'not base64' is not a file packed with gzip and written in base64.")]
    [InlineData("data: { g: { gzip: aaaaaaaa } }", 5, 20, "'aaaaaaaa' is not a file packed with gzip and written in base64.")]
    [InlineData("data: { h: \"1\" }", 2, 30, "There is no file 'g'")]
    public void Mistakes_in_data_have_their_places(string data, int line, int column, string message)
    {
        SpecError error = Assert.Single(_files.Parse(SpecText.With(data, problems: "[recorded: { file: g }]", iterations: "1")).Errors);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_is_a_mapping()
    {
        SpecError error = Assert.Single(_files.Parse(SpecText.With("data: [1]")).Errors);
        Assert.Equal((5, 7), (error.Line, error.Column));
        Assert.Equal("A list is not the spec's data: it takes a mapping from the names that entries use to contents.", error.Message);
    }

    [Fact]
    public void Data_that_no_entry_names_is_a_mistake()
    {
        SpecError error = Assert.Single(_files.Parse(SpecText.With("data: { h: \"1\" }")).Errors);
        Assert.Equal((5, 9, "No entry names 'h': data is what a file: names."), (error.Line, error.Column, error.Message));
    }

    [Fact]
    public void A_digest_has_to_be_that_of_its_content()
    {
        ExperimentSpec spec = Read(Recorded("g.csv"));
        string digest = spec.Data[0].Digest;
        string tampered = CanonicalSpec.Write(spec).Replace(Packed(Csv), Packed("1,2\n3,4"), StringComparison.Ordinal);
        Assert.StartsWith($"This is not the content of {digest}", Assert.Single(ExperimentSpec.Parse(tampered).Errors).Message, StringComparison.Ordinal);
        Assert.Equal($"The spec has no '{digest[..60]}…' under 'data'.", Assert.Single(_files.Parse(Recorded(digest)).Errors).Message);
    }

    [Fact]
    public void A_bomb_is_stopped_while_it_is_unpacked()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 512; i++)
                gzip.Write(zeros);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        SpecError error = Assert.Single(_files.Parse(WithData("g", $"{{ gzip: {Convert.ToBase64String(packed.ToArray())} }}")).Errors);
        Assert.Equal("The data has more than 67108864 bytes (64 MiB) in all, unpacked, which is the most that is accepted.", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400 << 20);
    }

    [Fact]
    public void Files_are_bounded_in_all()
    {
        _files.With("long.csv", string.Concat(Enumerable.Repeat("1,2\n", 12 << 20))).With("other.csv", string.Concat(Enumerable.Repeat("1,3\n", 5 << 20)));
        SpecError error = Assert.Single(_files.Parse(SpecText.With("", iterations: "1", problems: "[recorded: { file: [long.csv, other.csv] }]")).Errors);
        Assert.Equal("'other.csv' has 20971520 bytes: at most 16777216 more are accepted; a spec's data has a limit in all.", error.Message);
    }

    [Fact]
    public void Long_words_that_are_no_data_do_not_pass_for_it()
    {
        SpecResult result = ExperimentSpec.Parse(SpecText.With("description: " + new string('x', 2 << 20)));
        Assert.Contains("at most 1048576 (1 MiB) are accepted", Assert.Single(result.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_files_may_be_named_that_is_said_at_the_name()
    {
        SpecError error = Assert.Single(ExperimentSpec.Parse(Recorded("g.csv")).Errors);
        Assert.Equal((2, 30, "A spec may name no files here: write what it needs under its own key 'data'."), (error.Line, error.Column, error.Message));
    }

    private static string Recorded(string file) => SpecText.With("", problems: $"[recorded: {{ file: \"{file}\" }}]", iterations: "2");

    private static string WithData(string name, string content) =>
        SpecText.With($"data:\n  {name}: {content}", problems: $"[recorded: {{ file: {name} }}]", iterations: "2");

    private static ExperimentSpec Inline(string name, string content) => Valid(ExperimentSpec.Parse(WithData(name, content)));

    private static string Packed(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.ToArray());
    }

    private static ExperimentSpec Valid(SpecResult result)
    {
        Assert.Empty(result.Errors);
        return result.Spec!;
    }

    private ExperimentSpec Read(string yaml) => Valid(_files.Parse(yaml));
}
