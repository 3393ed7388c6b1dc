namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>What a model says of a row.</summary>
internal enum TargetKind
{
    Number,
    TwoClasses,
    Classes,
}
