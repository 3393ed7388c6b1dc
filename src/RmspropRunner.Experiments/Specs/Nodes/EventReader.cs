using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RmspropRunner.Experiments.Specs.Nodes;

/// <summary>
/// YAML's events. For some bad texts, such as a flow list left open before a line with a key, the scanner throws an
/// exception that means a bug; here it is what all other bad texts are.
/// </summary>
internal sealed class EventReader : IParser
{
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    public EventReader(string yaml)
    {
        _scanner = new Scanner(new StringReader(yaml));
        _parser = new Parser(_scanner);
    }

    public ParsingEvent? Current => _parser.Current;

    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (InvalidOperationException exception)
        {
            Mark here = _scanner.CurrentPosition;
            throw new YamlException(here, here, "This is neither a value nor a key here.", exception);
        }
    }
}
