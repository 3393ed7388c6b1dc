namespace RmspropRunner.Plots.Settings;

/// <summary>How the values of a hyperparameter are laid along an axis.</summary>
internal enum SettingScale
{
    Linear,

    Logarithmic,

    /// <summary>One beside the other: words, and numbers that are evenly spaced in neither way.</summary>
    Places,
}
