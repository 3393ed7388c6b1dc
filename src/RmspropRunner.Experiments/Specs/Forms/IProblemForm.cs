using System.Text.Json.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>What a word under <c>problems:</c> stands for, and how what is written under it is read.</summary>
internal interface IProblemForm
{
    /// <summary>The word.</summary>
    string Name { get; }

    /// <summary>What it is, in one line.</summary>
    string Summary { get; }

    /// <summary>What is minimised.</summary>
    string Formula { get; }

    /// <summary>The problem that it is without parameters; null where the word alone is not enough.</summary>
    Problem? Function => null;

    /// <summary>Whether the word alone is not enough.</summary>
    bool NeedsParameters { get; }

    /// <summary>Reads an entry: one problem, or one for each combination where its parameters have lists of values.</summary>
    /// <param name="entry">The word, and what is under it.</param>
    /// <param name="reading">What the text is read with; mistakes go there.</param>
    IEnumerable<ProblemEntry> Read(NamedEntry entry, FormReading reading);

    /// <summary>What may be written under the word, for editors.</summary>
    JsonObject Schema();
}
