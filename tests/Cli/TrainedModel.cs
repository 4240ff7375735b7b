namespace PolicyML.Tests.Cli;

/// <summary>A small model over a label table of its own, trained once for all tests of a class.</summary>
public sealed class TrainedModel : IDisposable
{
    private readonly Scratch scratch = new();

    public TrainedModel()
    {
        scratch.Write("labels.tsv", "kind\tid\tname\tname_en\nchain\tsteel\t钢铁\tSteel\nchain\tliquor\t白酒\tLiquor\nchain\ttourism\t旅游\tTourism\n"
            + "chain\tlogistics\t物流\tLogistics\ntheme\tprojects\t项目\tProjects\ntheme\topening\t开放\tOpening\n");
        scratch.Write("train.jsonl", TrainerTexts.Rows(160));
        scratch.Write("test.jsonl", TrainerTexts.Rows(60, from: 1000));
        Training = Train("train.jsonl", "model");
    }

    internal Result Training { get; }

    internal string Folder => scratch.Folder;

    internal string PathOf(string name) => scratch.PathOf(name);

    internal string Write(string name, string text) => scratch.Write(name, text);

    internal Result Run(params string[] arguments) => Trainer.In(Folder, [.. arguments, "--labels", "labels.tsv"]);

    internal Result Train(string data, string model, params string[] options) =>
        Run(["train", data, "--engine", "linear", "--folds", "2", "--out", model, .. options]);

    /// <summary>A copy of the model's folder, to be damaged.</summary>
    internal string Copy(string name)
    {
        Directory.CreateDirectory(PathOf(name));
        foreach (var file in Directory.GetFiles(PathOf("model"))) File.Copy(file, Path.Combine(PathOf(name), Path.GetFileName(file)), overwrite: true);
        return name;
    }

    public void Dispose() => scratch.Dispose();
}
