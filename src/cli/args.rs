//! Flags and their Turkish help.
//! In: the command line and `CEREZ_…` variables. Out: a [`Task`]. Fails: a Turkish sentence about the wrong value.

use std::env;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::{
    CheckConfig, Config, DEFAULT_ADDRESS, DEFAULT_RUN_ADDRESS, LessonSource, NewConfig, ReportForm, RunConfig, StoreUrl,
};
use crate::pages::text;

const TEMPLATE: &str = "\
{about}

Kullanım: {usage}

{all-args}{after-help}
";

/// What the command line asks for.
#[derive(Debug)]
pub(super) enum Task {
    /// `sun`.
    Serve(Config),
    /// `calistir`.
    Run(RunConfig),
    /// `denetle`.
    Check(CheckConfig),
    /// `yeni`.
    New(NewConfig),
}

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "cerez-defteri",
    version,
    about = "Çerez Defteri: Flask ile çerezleri ve oturumları canlı deneylerle öğreten çalışma defteri.",
    help_template = TEMPLATE,
    override_usage = "cerez-defteri [KOMUT] [SEÇENEKLER]",
    subcommand_help_heading = "Komutlar",
    subcommand_value_name = "KOMUT",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true,
    after_help = "Komut yazılmazsa `sun` çalışır. Seçenekler ortam değişkeniyle de verilebilir."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeArguments,
    #[command(flatten)]
    common: CommonArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Defteri sunar (varsayılan komut)
    #[command(
        help_template = TEMPLATE,
        override_usage = "cerez-defteri sun [SEÇENEKLER]",
        disable_help_flag = true
    )]
    Sun(SunArguments),
    /// Tek bir Flask dosyasını, Python kurmadan, `flask run` gibi çalıştırır
    #[command(
        help_template = TEMPLATE,
        override_usage = "cerez-defteri calistir DOSYA [SEÇENEKLER]",
        disable_help_flag = true
    )]
    Calistir(RunArguments),
    /// Dersleri okur ve çalıştırır: her kodu, her beklentiyi, her alıştırmayı
    #[command(
        help_template = TEMPLATE,
        override_usage = "cerez-defteri denetle [YOL…] [SEÇENEKLER]",
        disable_help_flag = true,
        after_help = "Çıkış kodu: 0 her şey doğru, 1 yanlış bulundu, 2 denetlenemedi."
    )]
    Denetle(CheckArguments),
    /// Yeni bir ders dosyası açar: sıradaki numara, çalışan bir bölüm, bir alıştırma
    #[command(
        help_template = TEMPLATE,
        override_usage = "cerez-defteri yeni \"BAŞLIK\" [SEÇENEKLER]",
        disable_help_flag = true,
        after_help = "Var olan hiçbir dosyanın üstüne yazılmaz."
    )]
    Yeni(NewArguments),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Seçenekler")]
struct NewArguments {
    /// Dersin başlığı; adresi bundan yapılır
    #[arg(value_name = "BAŞLIK", help_heading = "Ders")]
    baslik: String,
    /// Ders dosyalarının klasörü [varsayılan: ./lessons] [ortam: CEREZ_DERSLER]
    #[arg(long, value_name = "KLASÖR", env = "CEREZ_DERSLER", hide_env = true)]
    dersler: Option<PathBuf>,
    /// Bu yardımı gösterir
    #[arg(short = 'h', long = "help", visible_alias = "yardim", action = clap::ArgAction::Help, help_heading = "Seçenekler")]
    help: Option<bool>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Seçenekler")]
struct CheckArguments {
    /// Ders dosyası ya da klasörü; birden çok olabilir [varsayılan: ./lessons]
    #[arg(value_name = "YOL", help_heading = "Dersler")]
    yollar: Vec<PathBuf>,
    /// Sonucun biçimi: `metin`, `json` ya da `github` [varsayılan: metin; GitHub Actions içinde github]
    #[arg(long, value_name = "BİÇİM", value_enum, hide_possible_values = true)]
    bicim: Option<FormArgument>,
    /// Bu yardımı gösterir
    #[arg(short = 'h', long = "help", visible_alias = "yardim", action = clap::ArgAction::Help, help_heading = "Seçenekler")]
    help: Option<bool>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormArgument {
    Metin,
    Json,
    Github,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Seçenekler")]
struct RunArguments {
    /// Flask dosyası; şablonları yanındaki `templates` klasöründe durur
    #[arg(value_name = "DOSYA", help_heading = "Dosya")]
    dosya: PathBuf,
    /// Dinlenecek sunucu adı ve kapı; kapı 0 ise boş bir kapı seçilir [varsayılan: 127.0.0.1:5000] [ortam: CEREZ_ADRES]
    #[arg(long, value_name = "ADRES", env = "CEREZ_ADRES", hide_env = true)]
    adres: Option<String>,
    /// Önündeki vekil sunucunun X-Forwarded-Proto, X-Forwarded-Host ve X-Forwarded-For başlıklarına güvenir
    #[arg(long)]
    guvenilir_vekil: bool,
    /// Bu yardımı gösterir
    #[arg(short = 'h', long = "help", visible_alias = "yardim", action = clap::ArgAction::Help, help_heading = "Seçenekler")]
    help: Option<bool>,
}

#[derive(Debug, Args)]
struct SunArguments {
    #[command(flatten)]
    serve: ServeArguments,
    /// Bu yardımı gösterir
    #[arg(short = 'h', long = "help", visible_alias = "yardim", action = clap::ArgAction::Help, help_heading = "Seçenekler")]
    help: Option<bool>,
}

#[derive(Debug, Args)]
struct CommonArguments {
    /// Bu yardımı gösterir
    #[arg(short = 'h', long = "help", visible_alias = "yardim", action = clap::ArgAction::Help, help_heading = "Seçenekler")]
    help: Option<bool>,
    /// Sürümü gösterir
    #[arg(short = 'V', long = "version", visible_alias = "surum", action = clap::ArgAction::Version, help_heading = "Seçenekler")]
    version: Option<bool>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Seçenekler")]
struct ServeArguments {
    /// Dinlenecek sunucu adı ve kapı; kapı 0 ise boş bir kapı seçilir [varsayılan: 127.0.0.1:3000] [ortam: CEREZ_ADRES]
    #[arg(long, value_name = "ADRES", env = "CEREZ_ADRES", hide_env = true)]
    adres: Option<String>,
    /// Ders dosyalarının klasörü [varsayılan: varsa ./lessons, yoksa programın içindeki dersler] [ortam: CEREZ_DERSLER]
    #[arg(long, value_name = "KLASÖR", env = "CEREZ_DERSLER", hide_env = true)]
    dersler: Option<PathBuf>,
    /// Düzenlenen kodların saklandığı klasör; yoksa oluşturulur [varsayılan: kullanıcının veri klasörü] [ortam: CEREZ_VERI]
    #[arg(long, value_name = "KLASÖR", env = "CEREZ_VERI", hide_env = true)]
    veri: Option<PathBuf>,
    /// Depo, `sqlite:YOL` biçiminde [varsayılan: veri klasöründe defter.sqlite3] [ortam: CEREZ_DEPO]
    #[arg(long, value_name = "DEPO", env = "CEREZ_DEPO", hide_env = true)]
    depo: Option<String>,
    /// Önündeki vekil sunucunun X-Forwarded-Proto, X-Forwarded-Host ve X-Forwarded-For başlıklarına güvenir
    #[arg(long)]
    guvenilir_vekil: bool,
    /// Yanıt anahtarını ve öğretmen notlarını da sunar; adreslerini başlarken yazar, adresi bilmeyen açamaz
    #[arg(long)]
    ogretmen: bool,
}

impl Arguments {
    /// What to do.
    pub(super) fn task(self) -> Result<Task, String> {
        match self.command {
            Some(Command::Sun(sun)) => config(sun.serve).map(Task::Serve),
            Some(Command::Calistir(run)) => Ok(Task::Run(RunConfig {
                address: address(run.adres.as_deref(), DEFAULT_RUN_ADDRESS)?,
                file: run.dosya,
                trust_proxy: run.guvenilir_vekil,
            })),
            Some(Command::Denetle(check)) => Ok(Task::Check(check.config())),
            Some(Command::Yeni(new)) => {
                let folder = new.dersler.filter(|path| !path.as_os_str().is_empty());
                let folder = folder.unwrap_or_else(|| PathBuf::from("lessons"));
                Ok(Task::New(NewConfig { title: new.baslik, folder }))
            }
            None => config(self.serve).map(Task::Serve),
        }
    }
}

impl CheckArguments {
    fn config(self) -> CheckConfig {
        let paths = if self.yollar.is_empty() { vec![PathBuf::from("lessons")] } else { self.yollar };
        let form = match self.bicim {
            Some(FormArgument::Metin) => ReportForm::Human,
            Some(FormArgument::Json) => ReportForm::Json,
            Some(FormArgument::Github) => ReportForm::Github,
            // What GitHub sets for every step of a workflow.
            None if env::var_os("GITHUB_ACTIONS").is_some_and(|set| set == "true") => ReportForm::Github,
            None => ReportForm::Human,
        };
        CheckConfig { paths, form }
    }
}

/// The configuration of `sun`.
fn config(given: ServeArguments) -> Result<Config, String> {
    let address = address(given.adres.as_deref(), DEFAULT_ADDRESS)?;
    let lessons = match given.dersler.filter(|path| !path.as_os_str().is_empty()) {
        Some(folder) => LessonSource::Folder(folder),
        None if PathBuf::from("lessons").is_dir() => LessonSource::Folder(PathBuf::from("lessons")),
        None => LessonSource::Embedded,
    };
    let data = given.veri.filter(|path| !path.as_os_str().is_empty()).unwrap_or_else(data_folder);
    let store = match given.depo.filter(|text| !text.is_empty()) {
        Some(text) => match text.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            Some(path) => StoreUrl::Sqlite(PathBuf::from(path)),
            None => return Err(text::bad_store(&text)),
        },
        None => StoreUrl::Sqlite(data.join("defter.sqlite3")),
    };
    Ok(Config { address, lessons, data, store, trust_proxy: given.guvenilir_vekil, teacher: given.ogretmen })
}

/// `host:port`, or the default when none is given; the port is checked here, the host when it is bound.
fn address(given: Option<&str>, default: &str) -> Result<String, String> {
    let text = given.filter(|text| !text.is_empty()).unwrap_or(default);
    let port =
        text.rsplit_once(':').filter(|(host, _)| !host.is_empty()).and_then(|(_, port)| port.parse::<u16>().ok());
    if port.is_some() { Ok(text.to_owned()) } else { Err(text::bad_address(text)) }
}

/// Where a program of this user keeps its data: `$XDG_DATA_HOME`, `~/.local/share`, `%LOCALAPPDATA%`, else `./veri`.
fn data_folder() -> PathBuf {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = variable("XDG_DATA_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| variable("HOME").map(|home| home.join(".local/share")));
    base.map_or_else(|| PathBuf::from("veri"), |base| base.join("cerez-defteri"))
}
