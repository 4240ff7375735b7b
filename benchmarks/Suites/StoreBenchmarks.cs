using BenchmarkDotNet.Attributes;

using PolicyML.Benchmarks.Storing;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Storage.Writing;

namespace PolicyML.Benchmarks.Suites;

/// <summary>A store of made documents in a file of its own.</summary>
[MemoryDiagnoser]
public abstract class MadeStore
{
    private const int Documents = 2_000;
    private readonly List<PreparedSource> sources = [];
    private string folder = "";

    /// <summary>Documents that are stored.</summary>
    protected IReadOnlyList<PreparedSource> Sources => sources;

    /// <summary>A file in the folder of the run.</summary>
    protected string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Makes the documents and a store of them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        folder = Directory.CreateTempSubdirectory("policyml-bench").FullName;
        sources.AddRange(new MadeSources(1).Take(Documents).Select(PreparedSource.Of));
        Fill(PathOf("made.db"));
    }

    /// <summary>Removes the folder.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    /// <summary>Stores all documents in a new file.</summary>
    protected void Fill(string file)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(file + ending);
        using var store = Store.Open(file, StoreAccess.Write);
        using var intake = new StoreIntake(store);
        foreach (var source in sources) intake.Add(source);
        intake.Finish();
    }
}

/// <summary>Storing 2,000 documents of five figures each, and reading lists, searches and series of them.</summary>
public class StoreRoom : MadeStore
{
    /// <summary>All documents into a new file.</summary>
    [Benchmark]
    public int Save()
    {
        Fill(PathOf("filled.db"));
        return Sources.Count;
    }

    /// <summary>A list of 200 figures.</summary>
    [Benchmark]
    public int List()
    {
        using var store = Store.Open(PathOf("made.db"), StoreAccess.Read);
        return store.Facts(new StoreFilter { Indicator = "revenue", Limit = 200 }).Count();
    }

    /// <summary>A search for a word.</summary>
    [Benchmark]
    public int Search()
    {
        using var store = Store.Open(PathOf("made.db"), StoreAccess.Read);
        return store.Search("新能源汽车", new StoreFilter { Limit = 50 }).Count();
    }
}

/// <summary>The series of an indicator over years: what <c>trends</c> does with a store of 2,000 documents.</summary>
public class Trend : MadeStore
{
    /// <summary>Sums of money by chain and year.</summary>
    [Benchmark]
    public int ByChain() => Read(SeriesBy.Chain);

    /// <summary>Sums of money by division and year.</summary>
    [Benchmark]
    public int ByPlace() => Read(SeriesBy.Place);

    private int Read(SeriesBy by)
    {
        using var store = Store.Open(PathOf("made.db"), StoreAccess.Read);
        return SeriesReader.Read(store, new StoreFilter { Indicator = "revenue" }, new SeriesOptions { Indicator = "revenue", By = by }, new SeriesLexicon(Lexicon.Default), _ => null).Lines.Count;
    }
}
