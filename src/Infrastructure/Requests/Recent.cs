namespace EndpointManager.Infrastructure.Requests;

/// <summary>
/// Gives one object for equal values that come soon after each other, as a phone says the same in each of its requests. Each object
/// of a batch costs the garbage collector time when it looks.
/// </summary>
/// <typeparam name="T">What is compared by value, and does not change.</typeparam>
internal sealed class Recent<T>
    where T : class
{
    // A power of two. Phones that ask at one moment are hundreds; where two values share a place, the last one has it.
    private const int Places = 4096;

    private readonly T?[] _values = new T?[Places];

    /// <summary>The object that was given for an equal value before, else this one.</summary>
    public T? Shared(T? value)
    {
        if (value is null)
        {
            return null;
        }

        ref T? place = ref _values[value.GetHashCode() & (Places - 1)];
        if (!value.Equals(place))
        {
            place = value;
        }

        return place;
    }
}
