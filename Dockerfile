# The service as an image: docker build -t endpoint-manager .
# Kept to what every builder knows, BuildKit or not.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK_IMAGE} AS build
WORKDIR /source
# Packages are a layer of their own: a change of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Application/Application.csproj src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/
COPY src/Infrastructure.MySql/Infrastructure.MySql.csproj src/Infrastructure.MySql/Directory.Packages.props src/Infrastructure.MySql/
COPY src/Api/Api.csproj src/Api/
RUN dotnet restore src/Api/Api.csproj --runtime linux-x64 -p:PublishReadyToRun=true
COPY src/ src/
RUN dotnet publish src/Api/Api.csproj --configuration Release --runtime linux-x64 --no-self-contained --no-restore \
      -p:PublishReadyToRun=true -p:DebugType=none --output /publish \
 && test -f /publish/providers/mysql/EndpointManager.Infrastructure.MySql.dll

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /publish/ ./
COPY config/endpoint_manager.toml config/
# The only folder that is written to, the user's own. Everything else belongs to root.
RUN mkdir -m 0700 data && chown "$APP_UID:$APP_UID" data && ln -s /app/EndpointManager.Api /usr/local/bin/endpoint-manager
VOLUME /app/data
# On a read-only root file system the runtime has no place for its diagnostic sockets; what an import or a large sort of
# SQLite cannot hold in memory goes where the data is.
ENV DOTNET_EnableDiagnostics=0 TMPDIR=/app/data
USER $APP_UID
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=20s --start-period=60s --retries=3 CMD ["endpoint-manager", "health"]
ENTRYPOINT ["endpoint-manager"]
