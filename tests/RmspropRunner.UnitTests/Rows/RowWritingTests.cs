using System.Text;
using System.Text.Json;
using RmspropRunner.Experiments.Rows;

namespace RmspropRunner.UnitTests.Rows;

public sealed class RowWritingTests
{
    private static readonly Column<object?>[] Columns = [new("value", Value)];

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public async Task What_JSON_has_no_number_for_is_a_string(double value, string expected)
    {
        JsonElement row = await JsonRowAsync(value);
        Assert.Equal(expected, row.GetProperty("value").GetString());
        Assert.Equal(expected, (await JsonRowAsync(new[] { 1, value })).GetProperty("value")[1].GetString());
        Assert.Equal($"value\r\n{expected}\r\n", await CsvAsync(value));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(5e-324)]
    [InlineData(-1.7976931348623157e308)]
    [InlineData(1e22)]
    public async Task Numbers_come_back_to_the_last_bit(double value)
    {
        Assert.Equal(value, (await JsonRowAsync(value)).GetProperty("value").GetDouble());
        string csv = await CsvAsync(value);
        Assert.Equal(value, double.Parse(csv.Split("\r\n")[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public async Task Csv_quotes_what_has_commas_quotes_or_line_breaks(string text, string field) =>
        Assert.Equal($"value\r\n{field}\r\n", await CsvAsync(text));

    [Fact]
    public async Task Csv_has_vectors_as_quoted_JSON() =>
        Assert.Equal("value\r\n\"[0.5,\"\"NaN\"\",-1E-23]\"\r\n", await CsvAsync(new[] { 0.5, double.NaN, -1e-23 }));

    [Theory]
    [InlineData(new double[0], "[]")]
    [InlineData(new[] { 0.5 }, "[0.5]")]
    [InlineData(new[] { double.NegativeInfinity }, "\"[\"\"-Infinity\"\"]\"")]
    public async Task Csv_quotes_a_vector_only_where_it_has_to(double[] vector, string field) =>
        Assert.Equal($"value\r\n{field}\r\n", await CsvAsync(vector));

    [Fact]
    public async Task No_rows_are_an_empty_array_and_a_header()
    {
        Assert.Equal("[]\n", await WrittenAsync(stream => JsonRows.WriteAsync(Columns, AsyncEnumerable.Empty<object?>(), stream, default)));
        Assert.Equal("value\r\n", await WrittenAsync(stream => CsvRows.WriteAsync(Columns, AsyncEnumerable.Empty<object?>(), stream, default)));
    }

    [Fact]
    public async Task A_column_that_is_seldom_filled_is_left_out_of_JSON_rows_without_it()
    {
        Column<object?>[] sparse = [new("value", Value) { IsSparse = true }];
        Assert.Equal("[\n{},\n{\"value\":0.5}\n]\n", await WrittenAsync(stream => JsonRows.WriteAsync(sparse, new object?[] { null, 0.5 }.ToAsyncEnumerable(), stream, default)));
        Assert.Equal("value\r\n\r\n0.5\r\n", await WrittenAsync(stream => CsvRows.WriteAsync(sparse, new object?[] { null, 0.5 }.ToAsyncEnumerable(), stream, default)));
    }

    [Fact]
    public async Task Nothing_is_null_in_JSON_and_empty_in_CSV()
    {
        Assert.Equal(JsonValueKind.Null, (await JsonRowAsync(null)).GetProperty("value").ValueKind);
        Assert.Equal("value\r\n\r\n", await CsvAsync(null));
    }

    [Fact]
    public async Task Many_rows_are_written_whole()
    {
        string json = await WrittenAsync(stream =>
            JsonRows.WriteAsync(Columns, AsyncEnumerable.Range(0, 50_000).Select(i => (object?)(long)i), stream, default));
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(Enumerable.Range(0, 50_000), document.RootElement.EnumerateArray().Select(row => row.GetProperty("value").GetInt32()));
    }

    private static Cell Value(object? value) => value is double[] vector ? Cell.Of(vector) : Cell.OfStored(value);

    private static async Task<JsonElement> JsonRowAsync(object? value)
    {
        string json = await WrittenAsync(stream => JsonRows.WriteAsync(Columns, One(value), stream, default));
        return Assert.Single(JsonDocument.Parse(json).RootElement.EnumerateArray());
    }

    private static Task<string> CsvAsync(object? value) =>
        WrittenAsync(stream => CsvRows.WriteAsync(Columns, One(value), stream, default));

    private static IAsyncEnumerable<object?> One(object? value) => new[] { value }.ToAsyncEnumerable();

    private static async Task<string> WrittenAsync(Func<Stream, Task> writeAsync)
    {
        using MemoryStream stream = new();
        await writeAsync(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
