using System.Data.Common;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>SQL that is written past EF Core.</summary>
internal static class Commands
{
    /// <summary>Makes a command of a text and the values of its parameters.</summary>
    public static DbCommand CommandOf(this DbConnection connection, string text, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = text;
        foreach ((string name, object value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
