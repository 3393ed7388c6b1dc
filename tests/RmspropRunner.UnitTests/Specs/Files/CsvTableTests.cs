using System.Text;
using RmspropRunner.Experiments.Specs.Tables;

namespace RmspropRunner.UnitTests.Specs.Files;

public class CsvTableTests
{
    [Theory]
    [InlineData("1,2.5\n-3e-1,.5\n")]
    [InlineData("1,2.5\r\n-3e-1,.5\r\n")]
    [InlineData("1,2.5\r-3e-1,.5")]
    [InlineData("\uFEFF1,2.5\n-3e-1,.5\n\n\r\n")]
    [InlineData("\"1\",\"2.5\"\n \"-3e-1,.5", "row 2, column 1: ' \"-3e-1' is not a finite number")]
    [InlineData("\"1\",\"2.5\"\n\"-3e-1\", .5 \n")]
    [InlineData("+1,2.50\n-0.3,5e-1")]
    public void Numbers_are_read_however_they_are_written(string text, string? mistake = null)
    {
        if (mistake is not null)
        {
            Assert.Equal(mistake, Mistake(text));
            return;
        }

        NumberTable table = Read(text);
        Assert.Null(table.Names);
        Assert.Equal((2, 2), (table.RowCount, table.ColumnCount));
        Assert.Equal([1, 2.5], table.Row(0).ToArray());
        Assert.Equal([2.5, 0.5], table.Column(1));
        Assert.Equal(-0.3, table[1, 0]);
    }

    [Theory]
    [InlineData("a,b c,,\"d,\"\"e\"\"\"\r\n1,2,3,4", "a", "b c", "", "d,\"e\"")]
    [InlineData("\uFEFF\"ä\nb\", x ,,\n1,2,3,4", "ä\nb", "x", "", "")]
    public void A_first_row_without_a_number_has_the_names(string text, params string[] names)
    {
        NumberTable table = Read(text);
        Assert.Equal(names, table.Names);
        Assert.Equal([1, 2, 3, 4], table.Row(0).ToArray());
        Assert.Equal(names, CsvTable.ReadNames(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("\uFEFF\r\n\n", "it is empty")]
    [InlineData("a,b\n", "it has a row of names, and none of numbers")]
    [InlineData("a,b,a\n1,2,3", "row 1, column 3: 'a' names another column already")]
    [InlineData("label,1\n2,3", "row 1, column 1: 'label' is not a finite number; a first row of names has no numbers in it")]
    [InlineData("1,2\n3,x\n", "row 2, column 2: 'x' is not a finite number")]
    [InlineData("1,2\n3,\n", "row 2, column 2: an empty cell is not a finite number")]
    [InlineData("1\n\n2\n", "row 2, column 1: an empty cell is not a finite number")]
    [InlineData("a\nNaN\n", "row 2, column 1: 'NaN' is not a finite number")]
    [InlineData("1\n-inf\n", "row 2, column 1: '-inf' is not a finite number")]
    [InlineData("1\n1e999\n", "row 2, column 1: '1e999' is not a finite number")]
    [InlineData("nan\n1\n", "row 1, column 1: 'nan' is not a finite number; a first row of names has no numbers in it")]
    [InlineData("1,2\n3\n", "row 2 has 1 cell and the first 2: every row takes as many")]
    [InlineData("1\n3,4\n", "row 2 has 2 cells and the first 1: every row takes as many")]
    [InlineData("1;2\n3;4\n", "row 2, column 1: '3;4' is not a finite number")]
    [InlineData("1,\"2\n3,4", "row 1, column 2: the quote that opens the cell is not closed")]
    [InlineData("1,\"2\"3\n", "row 1, column 2: after the closing quote comes a comma or the end of the row; a quote within is written twice")]
    public void What_is_no_table_of_numbers_is_refused_with_row_and_column(string text, string message) => Assert.Equal(message, Mistake(text));

    [Theory]
    [InlineData("a,kind\n1,red\n2,Red\n3, blue \n4,red\n")]
    [InlineData("a,kind\n1,\"red\"\r\n2,\"Red\"\r\n3,blue\r\n4,red")]
    public void Words_of_the_class_column_are_numbered_in_ordinal_order(string text)
    {
        NumberTable table = CsvTable.Read(Encoding.UTF8.GetBytes(text), 1);
        Assert.Equal(["Red", "blue", "red"], table.Classes);
        Assert.Equal([2, 0, 1, 2], table.Column(1));
        Assert.Equal([1, 2, 3, 4], table.Column(0));
    }

    [Fact]
    public void Numbers_of_the_class_column_stay_numbers()
    {
        NumberTable table = CsvTable.Read("a,kind\n1,30\n2,1e1\n"u8, 1);
        Assert.Null(table.Classes);
        Assert.Equal([30, 10], table.Column(1));
    }

    [Theory]
    [InlineData("a,kind\n1,red\nx,red\n", "row 3, column 1: 'x' is not a finite number; only the target may have words")]
    [InlineData("a,kind\n1,red\n2,\n", "row 3, column 2: an empty cell is not a class; it takes a name")]
    [InlineData("a,kind\n1, \n2,red\n", "row 2, column 2: an empty cell is not a class; it takes a name")]
    [InlineData("a,kind\n1,red\n2,3\n", "row 3, column 2: '3' is a number and those above it are words: classes are numbers in every row, or words in every row")]
    [InlineData("a,kind\n1,red\n2,NaN\n", "row 3, column 2: 'NaN' is a number and those above it are words: classes are numbers in every row, or words in every row")]
    [InlineData("a,kind\n1,3\n2,red\n", "row 3, column 2: 'red' is not a finite number, as those above it are: classes are numbers in every row, or words in every row")]
    [InlineData("a,kind\n1,NaN\n2,red\n", "row 2, column 2: 'NaN' is not a finite number")]
    [InlineData("a,kind\n1\n", "row 2 has 1 cell and the first 2: every row takes as many")]
    public void What_is_no_class_is_refused_with_row_and_column(string text, string message) =>
        Assert.Equal(message, Assert.Throws<CsvException>(() => CsvTable.Read(Encoding.UTF8.GetBytes(text), 1)).Message);

    [Fact]
    public void What_is_no_text_is_refused() =>
        Assert.Equal("it is not text in UTF-8", Assert.Throws<CsvException>(() => CsvTable.Read([(byte)'1', 0xFF])).Message);

    [Fact]
    public void More_columns_than_a_problem_can_have_are_refused() =>
        Assert.Equal("row 1 has more than 1000000 cells", Mistake(new string(',', 1_000_000)));

    [Fact]
    public void Every_number_keeps_its_bits()
    {
        double[] values = [1.0 / 3, double.Epsilon, double.MaxValue, -0.1, 2e-308];
        NumberTable table = Read(string.Join(',', values.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(values, table.Values);
    }

    private static NumberTable Read(string text) => CsvTable.Read(Encoding.UTF8.GetBytes(text));

    private static string Mistake(string text) => Assert.Throws<CsvException>(() => Read(text)).Message;
}
