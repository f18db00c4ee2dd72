"""All tables, each with its constraints, and the index over the words of the record."""

import cooperation.models.amounts
import cooperation.models.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from cooperation.migrations._search_index import drop_index, make_index


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Country',
            fields=[
                ('code', models.CharField(max_length=3, primary_key=True, serialize=False, verbose_name='alpha-3 code')),
                ('alpha2', models.CharField(max_length=2, unique=True, verbose_name='alpha-2 code')),
                ('numeric', models.CharField(max_length=3, unique=True, verbose_name='numeric code (UN M49)')),
                ('comtrade_code', models.PositiveSmallIntegerField(blank=True, help_text='Only where UN Comtrade differs from the numeric code.', null=True, verbose_name='Comtrade code')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('name_ru', models.CharField(max_length=100, verbose_name='name in Russian')),
                ('name_kk', models.CharField(max_length=100, verbose_name='name in Kazakh')),
                ('name_be', models.CharField(max_length=100, verbose_name='name in Belarusian')),
                ('accent', models.PositiveSmallIntegerField(default=1, help_text='1 to 8; the same in every pair whose other country has another one.', verbose_name='accent colour')),
            ],
            options={
                'verbose_name': 'country',
                'verbose_name_plural': 'countries',
                'constraints': [models.CheckConstraint(condition=models.Q(('accent__range', (1, 8))), name='country_accent_known', violation_error_message='Accents are numbered 1 to 8.')],
            },
        ),
        migrations.CreateModel(
            name='CountryGroup',
            fields=[
                ('code', models.CharField(help_text='Begins with “X-”.', max_length=20, primary_key=True, serialize=False, verbose_name='code')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('short', models.CharField(max_length=20, verbose_name='short name')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('name_ru', models.CharField(max_length=100, verbose_name='name in Russian')),
                ('name_kk', models.CharField(max_length=100, verbose_name='name in Kazakh')),
                ('name_be', models.CharField(max_length=100, verbose_name='name in Belarusian')),
            ],
            options={
                'verbose_name': 'group of countries',
                'verbose_name_plural': 'groups of countries',
                'constraints': [models.CheckConstraint(condition=models.Q(('code__startswith', 'X-')), name='group_code_marked', violation_error_message='The code of a group begins with “X-”, so that it is never taken for ISO’s.')],
            },
        ),
        migrations.CreateModel(
            name='CountryPair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveBigIntegerField(default=1, editable=False, help_text='Grows with any change to what the pair shows.', verbose_name='revision')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairs_as_first', to='cooperation.country', verbose_name='first')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pairs_as_second', to='cooperation.country', verbose_name='second')),
            ],
            options={
                'verbose_name': 'country pair',
                'verbose_name_plural': 'country pairs',
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveBigIntegerField(verbose_name='revision')),
                ('table', models.CharField(max_length=20, verbose_name='table')),
                ('row', models.PositiveBigIntegerField(verbose_name='row')),
                ('before', models.JSONField(blank=True, default=dict, verbose_name='before')),
                ('after', models.JSONField(blank=True, default=dict, verbose_name='after')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('recorded_by', models.CharField(max_length=150, verbose_name='recorded by')),
                ('why', models.TextField(blank=True, default='', verbose_name='why')),
                ('is_slip', models.BooleanField(default=False, verbose_name='slip')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=80, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('head_of_state', 'head of state'), ('government', 'government'), ('ministry', 'ministry'), ('legislature', 'legislature'), ('company', 'company'), ('institution', 'institution'), ('union', 'union of states'), ('initiative', 'initiative'), ('person', 'person')], max_length=20, verbose_name='kind')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('country', models.ForeignKey(blank=True, help_text='One of the two or a third; empty for a body of several countries.', null=True, on_delete=django.db.models.deletion.PROTECT, to='cooperation.country', verbose_name='country')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'body',
                'verbose_name_plural': 'bodies',
            },
        ),
        migrations.CreateModel(
            name='AcceptedFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(choices=[('evidence_after_date', 'evidence later than the date of the status'), ('reporter_from_speaker', 'a reporter where only a speaker is known'), ('above_criterion', 'evidence above what its criterion asks'), ('numeric_without_number', 'numeric without a number'), ('quote_not_found', 'quoted words that are not in the paragraph'), ('copied_words', 'words copied from a source'), ('no_statistical_period', 'a period that no statistic has'), ('single_reading', 'shown as done by one report alone'), ('not_looked_at', 'a source not looked at for a year'), ('two_spellings', 'a name in two spellings')], max_length=30, verbose_name='rule')),
                ('row', models.CharField(help_text='As the question names it, such as: figures H44.', max_length=300, verbose_name='row')),
                ('reason', models.TextField(help_text='Why the row is left as it is.', verbose_name='reason')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='accepted', to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'answered question',
                'verbose_name_plural': 'answered questions',
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('code', models.SlugField(max_length=80, verbose_name='code')),
                ('happened_on', cooperation.models.fields.PartialDateField(verbose_name='happened on')),
                ('happened_until', cooperation.models.fields.PartialDateField(blank=True, help_text='Last date of a span; “happened on” is its first.', null=True, verbose_name='until')),
                ('kind', models.CharField(choices=[('talks', 'talks'), ('visit', 'visit'), ('meeting', 'meeting'), ('forum', 'forum'), ('agreement', 'agreement'), ('roadmap', 'roadmap'), ('statement', 'statement'), ('exhibition', 'exhibition'), ('culture', 'culture'), ('opening', 'opening'), ('test', 'test'), ('plan', 'plan'), ('decision', 'decision'), ('milestone', 'milestone')], max_length=20, verbose_name='kind')),
                ('title', models.TextField(verbose_name='title')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('bodies', models.ManyToManyField(blank=True, related_name='events', to='cooperation.body', verbose_name='bodies')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
            },
        ),
        migrations.CreateModel(
            name='Bearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shows', models.CharField(choices=[('context', 'context only'), ('statement', 'a statement'), ('document', 'a document'), ('partly', 'partly done'), ('delivered', 'done'), ('contradicts', 'the contrary')], default='statement', help_text='“Done” and “partly done” as the proposal itself says what would count.', max_length=12, verbose_name='shows')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bearings', to='cooperation.event', verbose_name='event')),
            ],
            options={
                'verbose_name': 'related proposal',
                'verbose_name_plural': 'related proposals',
            },
        ),
        migrations.CreateModel(
            name='Facility',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('code', models.SlugField(max_length=80, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('financial_centre', 'financial centre'), ('industrial_park', 'industrial park'), ('technology_park', 'technology park'), ('plant', 'plant')], max_length=20, verbose_name='kind')),
                ('summary', models.TextField(verbose_name='summary')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.country', verbose_name='country')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'facility',
                'verbose_name_plural': 'facilities',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='facilities',
            field=models.ManyToManyField(blank=True, related_name='events', to='cooperation.facility', verbose_name='facilities'),
        ),
        migrations.CreateModel(
            name='FrozenChart',
            fields=[
                ('digest', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField(null=True)),
                ('frozen_on', models.DateField()),
                ('language', models.CharField(max_length=10)),
                ('address', models.CharField(max_length=2000)),
                ('words', models.JSONField()),
                ('pictures', models.JSONField()),
                ('pair', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cooperation.countrypair')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_on', cooperation.models.fields.PartialDateField(help_text='First day as a member: 2015, 2015-08 or 2015-08-12.', verbose_name='from')),
                ('left_on', cooperation.models.fields.PartialDateField(blank=True, help_text='Last day as a member; empty where it goes on.', null=True, verbose_name='until')),
                ('source', models.CharField(help_text='The treaty or decision that says so.', max_length=200, verbose_name='source')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='cooperation.country', verbose_name='country')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='cooperation.countrygroup', verbose_name='group')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
            },
        ),
        migrations.CreateModel(
            name='OpenForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.CharField(max_length=64)),
                ('seen_at', models.DateTimeField()),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('label', models.CharField(blank=True, help_text='Such as “extract 1”, where the number is not the source’s own.', max_length=40, verbose_name='label')),
                ('attribution', models.CharField(choices=[('direct_quote', 'quoted directly'), ('indirect_speech', 'reported speech'), ('narrator', 'the report itself')], max_length=20, verbose_name='voice')),
                ('summary', models.TextField(help_text='One sentence in our own words.', verbose_name='summary')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.body', verbose_name='speaker')),
            ],
            options={
                'verbose_name': 'paragraph',
                'verbose_name_plural': 'paragraphs',
            },
        ),
        migrations.AddField(
            model_name='facility',
            name='evidence',
            field=models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence'),
        ),
        migrations.AddField(
            model_name='facility',
            name='further_evidence',
            field=models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence'),
        ),
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('currency', models.CharField(help_text='ISO 4217 code, such as KZT.', max_length=3, validators=[cooperation.models.amounts.check_own_code], verbose_name='currency')),
                ('period_start', models.DateField(verbose_name='first day')),
                ('period_end', models.DateField(verbose_name='last day')),
                ('qualifier', models.CharField(choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('per_usd', models.DecimalField(decimal_places=8, max_digits=24, verbose_name='units for one US dollar')),
                ('step', models.DecimalField(blank=True, decimal_places=8, max_digits=24, null=True, verbose_name='unit of the last stated digit')),
                ('upper', models.DecimalField(blank=True, decimal_places=8, help_text='Only for a stated range.', max_digits=24, null=True, verbose_name='upper end')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
            ],
            options={
                'verbose_name': 'exchange rate',
                'verbose_name_plural': 'exchange rates',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='evidence',
            field=models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence'),
        ),
        migrations.AddField(
            model_name='event',
            name='further_evidence',
            field=models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence'),
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.CharField(choices=[('H0', 'HS 1992'), ('H1', 'HS 1996'), ('H2', 'HS 2002'), ('H3', 'HS 2007'), ('H4', 'HS 2012'), ('H5', 'HS 2017'), ('H6', 'HS 2022')], max_length=2, verbose_name='edition')),
                ('code', models.CharField(max_length=6, verbose_name='code')),
                ('section', models.CharField(blank=True, max_length=5, verbose_name='section')),
                ('name_en', models.TextField(blank=True, verbose_name='name in English')),
                ('name_ru', models.TextField(blank=True, verbose_name='name in Russian')),
            ],
            options={
                'verbose_name': 'product',
                'verbose_name_plural': 'products',
                'constraints': [models.UniqueConstraint(fields=('code', 'edition'), name='product_code_unique'), models.CheckConstraint(condition=models.Q(('edition__in', ['H0', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'])), name='product_edition_known')],
            },
        ),
        migrations.CreateModel(
            name='ProductExclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='Two, four or six digits.', max_length=6, validators=[django.core.validators.RegexValidator('^([0-9]{2}){1,3}$', 'A code has two, four or six digits.')], verbose_name='code')),
                ('reason', models.TextField(verbose_name='reason')),
                ('excluded_by', models.CharField(max_length=150, verbose_name='excluded by')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('buyer', models.ForeignKey(help_text='The country whose imports are taken stock of.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='buyer')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='product_exclusions', to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'excluded product',
                'verbose_name_plural': 'excluded products',
            },
        ),
        migrations.CreateModel(
            name='ProductUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('database', models.CharField(blank=True, choices=[('comtrade', 'UN Comtrade'), ('baci', 'CEPII BACI'), ('sdmx', 'SDMX file'), ('own', 'own database')], max_length=10, verbose_name='database')),
                ('layout', models.CharField(blank=True, max_length=80, verbose_name='layout')),
                ('file_name', models.CharField(max_length=300, verbose_name='file')),
                ('kept_as', models.CharField(blank=True, editable=False, max_length=100, verbose_name='kept as')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256')),
                ('size_bytes', models.PositiveBigIntegerField(default=0, verbose_name='size in bytes')),
                ('edition', models.CharField(blank=True, choices=[('H0', 'HS 1992'), ('H1', 'HS 1996'), ('H2', 'HS 2002'), ('H3', 'HS 2007'), ('H4', 'HS 2012'), ('H5', 'HS 2017'), ('H6', 'HS 2022')], help_text='Only where the file does not say it; otherwise it is told from the codes.', max_length=2, verbose_name='edition')),
                ('retrieved_on', models.DateField(blank=True, null=True, verbose_name='retrieved on')),
                ('note', models.TextField(blank=True, verbose_name='attribution and remarks')),
                ('rows', models.PositiveBigIntegerField(default=0, verbose_name='rows')),
                ('rows_used', models.PositiveBigIntegerField(default=0, verbose_name='rows that count')),
                ('rows_aside', models.JSONField(blank=True, default=dict, verbose_name='rows left aside, by reason')),
                ('rows_refused', models.PositiveBigIntegerField(default=0, verbose_name='rows refused')),
                ('problems', models.JSONField(blank=True, default=list, verbose_name='problems')),
                ('findings', models.JSONField(blank=True, default=list, verbose_name='what was found')),
                ('state', models.CharField(choices=[('waiting', 'waiting to be checked'), ('checked', 'checked, not loaded'), ('loaded', 'loaded'), ('stopped', 'stopped, nothing stored')], default='waiting', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('recorded_by', models.CharField(blank=True, max_length=150, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'upload of product data',
                'verbose_name_plural': 'uploads of product data',
                'constraints': [models.CheckConstraint(condition=models.Q(('database__in', ['comtrade', 'baci', 'sdmx', 'own', ''])), name='product_upload_database_known'), models.CheckConstraint(condition=models.Q(('edition__in', ['H0', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', ''])), name='product_upload_edition_known'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'checked', 'loaded', 'stopped'])), name='product_upload_state_known')],
            },
        ),
        migrations.CreateModel(
            name='ProductTrade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('database', models.CharField(choices=[('comtrade', 'UN Comtrade'), ('baci', 'CEPII BACI'), ('sdmx', 'SDMX file'), ('own', 'own database')], max_length=10, verbose_name='database')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('reporter', models.CharField(max_length=3, verbose_name='reporter')),
                ('partner', models.CharField(max_length=3, verbose_name='partner')),
                ('flow', models.CharField(choices=[('X', 'exports'), ('M', 'imports'), ('RX', 're-exports'), ('RM', 're-imports')], max_length=2, verbose_name='flow')),
                ('edition', models.CharField(choices=[('H0', 'HS 1992'), ('H1', 'HS 1996'), ('H2', 'HS 2002'), ('H3', 'HS 2007'), ('H4', 'HS 2012'), ('H5', 'HS 2017'), ('H6', 'HS 2022')], max_length=2, verbose_name='edition')),
                ('level', models.PositiveSmallIntegerField(verbose_name='digits')),
                ('code', models.CharField(max_length=6, verbose_name='product')),
                ('value_usd', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='value in US dollars')),
                ('quantity_kg', models.FloatField(blank=True, null=True, verbose_name='weight in kilograms')),
                ('superseded_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.productupload')),
                ('upload', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='cooperation.productupload')),
            ],
            options={
                'verbose_name': 'trade in a product',
                'verbose_name_plural': 'trade in products',
            },
        ),
        migrations.CreateModel(
            name='ProductCoverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reporter', models.CharField(max_length=3, verbose_name='reporter')),
                ('flow', models.CharField(choices=[('X', 'exports'), ('M', 'imports'), ('RX', 're-exports'), ('RM', 're-imports')], max_length=2, verbose_name='flow')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('edition', models.CharField(choices=[('H0', 'HS 1992'), ('H1', 'HS 1996'), ('H2', 'HS 2002'), ('H3', 'HS 2007'), ('H4', 'HS 2012'), ('H5', 'HS 2017'), ('H6', 'HS 2022')], max_length=2, verbose_name='edition')),
                ('chapters', models.TextField(help_text='Two-digit codes, with spaces between.', verbose_name='chapters')),
                ('digits', models.PositiveSmallIntegerField(verbose_name='digits of the finest codes')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('partners', models.PositiveSmallIntegerField(verbose_name='partners named')),
                ('has_total', models.BooleanField(verbose_name='has totals of all partners')),
                ('is_cif', models.BooleanField(verbose_name='values with insurance and freight (CIF)')),
                ('whole_usd', models.DecimalField(decimal_places=2, help_text='What the file gives for them with all partners; empty where it gives no such total.', max_digits=20, null=True, verbose_name='all commodities together, US dollars')),
                ('lines', models.PositiveIntegerField(verbose_name='lines')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coverage', to='cooperation.productupload')),
            ],
            options={
                'verbose_name': 'coverage',
                'verbose_name_plural': 'coverage',
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('number', models.PositiveIntegerField(help_text='Never changes once published.', verbose_name='number')),
                ('title', models.TextField(verbose_name='title')),
                ('summary', models.TextField(help_text='In our own words.', verbose_name='summary')),
                ('other_proposer', models.CharField(blank=True, choices=[('countries', 'several or other countries'), ('company', 'a company or organisation'), ('not_said', 'not said')], help_text='Empty when one of the two countries or both put it forward.', max_length=10, verbose_name='or by')),
                ('leaves_open', models.TextField(blank=True, help_text='One phrase a line.', verbose_name='what the source leaves open')),
                ('done_when', models.TextField(blank=True, verbose_name='done when')),
                ('partly_when', models.TextField(blank=True, verbose_name='partly done when')),
                ('uncheckable', models.TextField(blank=True, help_text='The reason, in place of “done when”.', verbose_name='cannot be checked, because')),
                ('deadline_from', cooperation.models.fields.PartialDateField(blank=True, help_text='Only for a span, such as “February to August 2025”; its last date stands under “deadline”.', null=True, verbose_name='deadline from')),
                ('deadline_approximate', models.BooleanField(default=False, help_text='The source says “around” or the like.', verbose_name='approximate')),
                ('deadline_on', cooperation.models.fields.PartialDateField(blank=True, help_text='Only one that a source states; nothing else is overdue.', null=True, verbose_name='deadline')),
                ('deadline_evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.paragraph', verbose_name='evidence of the deadline')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='cooperation.proposal', verbose_name='part of')),
                ('proposing_countries', models.ManyToManyField(blank=True, help_text='All of them, where other countries than the two did.', related_name='+', to='cooperation.country', verbose_name='countries that put it forward')),
                ('put_forward_by', models.ForeignKey(blank=True, help_text='One of the pair’s two countries; empty when both did, or when it was somebody else.', null=True, on_delete=django.db.models.deletion.PROTECT, to='cooperation.country', verbose_name='put forward by')),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
            },
        ),
        migrations.CreateModel(
            name='EvidenceSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('searched_on', models.DateField(verbose_name='searched on')),
                ('searched_by', models.CharField(max_length=100, verbose_name='searched by')),
                ('languages', models.CharField(max_length=100, verbose_name='languages')),
                ('where', models.TextField(verbose_name='where')),
                ('query_words', models.TextField(verbose_name='looked for')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='searches', to='cooperation.proposal', verbose_name='proposal')),
            ],
            options={
                'verbose_name': 'unsuccessful search',
                'verbose_name_plural': 'unsuccessful searches',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='proposals',
            field=models.ManyToManyField(blank=True, related_name='events', through='cooperation.Bearing', to='cooperation.proposal', verbose_name='proposals'),
        ),
        migrations.CreateModel(
            name='EarlierDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deadline_on', cooperation.models.fields.PartialDateField(verbose_name='deadline')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.paragraph', verbose_name='evidence')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_deadlines', to='cooperation.proposal', verbose_name='proposal')),
            ],
            options={
                'verbose_name': 'earlier deadline',
                'verbose_name_plural': 'earlier deadlines',
            },
        ),
        migrations.AddField(
            model_name='bearing',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bearings', to='cooperation.proposal', verbose_name='proposal'),
        ),
        migrations.CreateModel(
            name='ProposalParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('put_forward', 'put it forward'), ('backed', 'backed it'), ('asked', 'is asked to act'), ('beneficiary', 'would benefit')], max_length=20, verbose_name='role')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='cooperation.body', verbose_name='body')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='cooperation.proposal', verbose_name='proposal')),
            ],
            options={
                'verbose_name': 'party',
                'verbose_name_plural': 'parties',
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='bodies',
            field=models.ManyToManyField(related_name='proposals', through='cooperation.ProposalParty', to='cooperation.body', verbose_name='parties'),
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('author', models.CharField(max_length=150, verbose_name='author')),
                ('saved_at', models.DateTimeField(verbose_name='saved')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent to review')),
                ('returned_by', models.CharField(blank=True, max_length=150, verbose_name='sent back by')),
                ('returned_note', models.TextField(blank=True, verbose_name='what is missing')),
                ('proposed', models.JSONField(blank=True, null=True, verbose_name='proposed change')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
            ],
            options={
                'permissions': [('publish', 'Can publish figures, targets and statuses that others wrote'), ('publish_alone', 'Can publish figures, targets and statuses without another person')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Scope',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('kind', models.CharField(choices=[('region', 'region or city'), ('product_group', 'product group')], max_length=20, verbose_name='kind')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('name_ru', models.CharField(max_length=100, verbose_name='name in Russian')),
                ('name_kk', models.CharField(max_length=100, verbose_name='name in Kazakh')),
                ('name_be', models.CharField(max_length=100, verbose_name='name in Belarusian')),
                ('country', models.ForeignKey(blank=True, help_text='The country that a region or city lies in.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='country')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'part of trade',
                'verbose_name_plural': 'parts of trade',
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=20)),
                ('row', models.PositiveBigIntegerField()),
                ('scope', models.CharField(max_length=40)),
                ('address', models.CharField(max_length=200)),
                ('title', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cooperation.countrypair')),
            ],
            options={
                'verbose_name_plural': 'search entries',
            },
        ),
        migrations.CreateModel(
            name='Sector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('name_en', models.CharField(max_length=100, verbose_name='name in English')),
                ('name_ru', models.CharField(blank=True, max_length=100, verbose_name='name in Russian')),
                ('name_kk', models.CharField(blank=True, max_length=100, verbose_name='name in Kazakh')),
                ('name_be', models.CharField(blank=True, max_length=100, verbose_name='name in Belarusian')),
                ('dac', models.CharField(blank=True, max_length=200, verbose_name='DAC purpose codes')),
                ('cofog', models.CharField(blank=True, max_length=200, verbose_name='COFOG codes')),
                ('hs', models.CharField(blank=True, max_length=200, verbose_name='HS chapters')),
                ('definition', models.TextField(blank=True, verbose_name='definition')),
                ('retired_on', models.DateField(blank=True, null=True, verbose_name='retired on')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='cooperation.sector', verbose_name='group')),
            ],
            options={
                'verbose_name': 'sector',
                'verbose_name_plural': 'sectors',
            },
        ),
        migrations.AddField(
            model_name='proposal',
            name='sectors',
            field=models.ManyToManyField(limit_choices_to={'parent__isnull': False}, related_name='proposals', to='cooperation.sector', verbose_name='sectors'),
        ),
        migrations.CreateModel(
            name='SeriesEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('code', models.SlugField(help_text='Such as kaz-exports-bns-2024: it names the edition.', max_length=60, verbose_name='code')),
                ('category', models.CharField(choices=[('goods', 'goods'), ('services', 'services'), ('goods_services', 'goods and services'), ('investment_flow', 'investment in the period'), ('investment_stock', 'investment held at its end'), ('remittances', 'remittances'), ('not_said', 'not said')], default='goods', max_length=16, verbose_name='what is exchanged')),
                ('flow', models.CharField(choices=[('X', 'exports'), ('M', 'imports'), ('TT', 'turnover'), ('B', 'balance')], max_length=2, verbose_name='flow')),
                ('office', models.CharField(help_text='Who publishes the series.', max_length=200, verbose_name='office')),
                ('own', models.BooleanField(default=False, help_text='Not one that passes its numbers on, such as an international organisation.', verbose_name='the reporter’s own office')),
                ('table', models.CharField(blank=True, help_text='Its number or name at the office.', max_length=200, verbose_name='table')),
                ('classification', models.CharField(blank=True, help_text='Such as HS 2017.', max_length=40, verbose_name='classification')),
                ('valuation', models.CharField(blank=True, choices=[('FOB', 'free on board, without freight and insurance'), ('CIF', 'with cost, insurance and freight')], max_length=3, verbose_name='valuation')),
                ('partner_by', models.CharField(blank=True, choices=[('origin', 'country of origin'), ('consignment', 'country of consignment'), ('destination', 'last known destination')], max_length=12, verbose_name='partner by')),
                ('unit', models.SmallIntegerField(choices=cooperation.models.amounts.dollar_units, default=6, verbose_name='unit')),
                ('edition_on', cooperation.models.fields.PartialDateField(help_text='When it was published: 2024, 2024-05 or 2024-05-17.', verbose_name='edition of')),
                ('provisional', models.BooleanField(default=False, verbose_name='provisional')),
                ('observations', models.TextField(help_text='One a line, in the unit above: “2017 48.019”, “2017-05 4.2”, “2023 383 estimated”, “2022 missing”, “2021 confidential”.', verbose_name='observations')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('reporter', models.ForeignKey(help_text='Whose trade it is.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='reporter')),
            ],
            options={
                'verbose_name': 'edition of a statistical series',
                'verbose_name_plural': 'editions of statistical series',
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('title', models.TextField(verbose_name='title')),
                ('publisher', models.CharField(max_length=300, verbose_name='publisher')),
                ('published_on', cooperation.models.fields.PartialDateField(blank=True, null=True, verbose_name='published on')),
                ('language', models.CharField(help_text='BCP 47: en, ru, be, kk …', max_length=10, verbose_name='language')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='address')),
                ('archived_url', models.URLField(blank=True, max_length=1000, verbose_name='address of a kept copy')),
                ('kind', models.CharField(choices=[('statistics', 'statistical office'), ('customs', 'customs'), ('ministry', 'ministry'), ('head_of_state', 'head of state'), ('government', 'government'), ('embassy', 'embassy'), ('agency', 'news agency'), ('press', 'press'), ('blog', 'blog or private page'), ('document', 'document'), ('reference', 'reference data')], max_length=20, verbose_name='kind')),
                ('extent', models.CharField(choices=[('whole', 'read whole'), ('excerpt', 'read as an excerpt')], max_length=20, verbose_name='extent')),
                ('retrieved_on', models.DateField(blank=True, null=True, verbose_name='retrieved on')),
                ('looked_at_on', models.DateField(blank=True, help_text='The day on which its address was last opened.', null=True, verbose_name='last looked at')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('full_text', models.TextField(blank=True, help_text='Kept for editors; never shown on the site.', verbose_name='full text')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='cooperation.countrypair', verbose_name='pair')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
            },
        ),
        migrations.AddField(
            model_name='paragraph',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paragraphs', to='cooperation.source', verbose_name='source'),
        ),
        migrations.CreateModel(
            name='StatedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('speaker_name', models.CharField(blank=True, max_length=200, verbose_name="speaker's name")),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('counted', models.CharField(help_text='Such as: firms with Belarusian capital in Uzbekistan.', max_length=200, verbose_name='what is counted')),
                ('counted_on', cooperation.models.fields.PartialDateField(blank=True, help_text='As exactly as stated; empty where the source does not say.', null=True, verbose_name='as of')),
                ('qualifier', models.CharField(choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('count', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='how many')),
                ('step', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='unit of the last stated digit')),
                ('upper', models.DecimalField(blank=True, decimal_places=2, help_text='Only for a stated range.', max_digits=18, null=True, verbose_name='upper end')),
                ('attribution', models.CharField(choices=[('direct_quote', 'quoted directly'), ('indirect_speech', 'reported speech'), ('narrator', 'the report itself')], max_length=20, verbose_name='voice')),
                ('confirmed', models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('reporter', models.ForeignKey(blank=True, help_text='The side whose number it is; empty when the source does not say.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='reporter')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.body', verbose_name='speaker')),
            ],
            options={
                'verbose_name': 'count',
                'verbose_name_plural': 'counts',
            },
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('changed_on', cooperation.models.fields.PartialDateField(verbose_name='changed on')),
                ('changed_until', cooperation.models.fields.PartialDateField(blank=True, help_text='Last date of a span; “changed on” is its first.', null=True, verbose_name='until')),
                ('follows_on', cooperation.models.fields.PartialDateField(blank=True, editable=False, null=True)),
                ('ordered_on', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('follows_on', 'changed_on'), output_field=models.CharField(max_length=10))),
                ('old', models.CharField(blank=True, choices=[('proposed', 'Proposed'), ('offered', 'Offered'), ('endorsed', 'Endorsed'), ('agreed', 'Agreed'), ('signed', 'Signed'), ('under_way', 'Under way'), ('completed', 'Completed'), ('stalled', 'Stalled'), ('dropped', 'Dropped')], help_text='Empty for the first status.', max_length=12, verbose_name='from')),
                ('new', models.CharField(choices=[('proposed', 'Proposed'), ('offered', 'Offered'), ('endorsed', 'Endorsed'), ('agreed', 'Agreed'), ('signed', 'Signed'), ('under_way', 'Under way'), ('completed', 'Completed'), ('stalled', 'Stalled'), ('dropped', 'Dropped')], max_length=12, verbose_name='to')),
                ('move', models.CharField(choices=[('step', 'a step'), ('again', 'said again: no step'), ('back', 'goes back, and no source says what happened between')], default='step', max_length=10, verbose_name='move')),
                ('basis', models.CharField(choices=[('stated', 'Stated in the source'), ('reading', 'Editor’s reading')], max_length=10, verbose_name='basis')),
                ('confirmed', models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed')),
                ('note', models.TextField(blank=True, help_text='What the step rests on, in our own words.', verbose_name='note')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='status_changes', to='cooperation.proposal', verbose_name='proposal')),
            ],
            options={
                'verbose_name': 'status change',
                'verbose_name_plural': 'status changes',
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('category', models.CharField(choices=[('goods', 'goods'), ('services', 'services'), ('goods_services', 'goods and services'), ('investment_flow', 'investment in the period'), ('investment_stock', 'investment held at its end'), ('remittances', 'remittances'), ('not_said', 'not said')], max_length=16, verbose_name='what is exchanged')),
                ('scope', models.CharField(blank=True, help_text='Empty for the whole; else such as “non_oil”, or the code of one of the pair’s own scopes.', max_length=40, verbose_name='part of it')),
                ('flow', models.CharField(choices=[('X', 'exports'), ('M', 'imports'), ('TT', 'turnover'), ('B', 'balance')], max_length=2, verbose_name='flow')),
                ('qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('value_usd', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='amount in US dollars')),
                ('step_usd', models.DecimalField(blank=True, decimal_places=2, help_text='“$0.5 billion” is stated to 100 million.', max_digits=18, null=True, verbose_name='unit of the last stated digit')),
                ('upper_usd', models.DecimalField(blank=True, decimal_places=2, help_text='Only for a stated range.', max_digits=18, null=True, verbose_name='upper end')),
                ('unit', models.SmallIntegerField(choices=cooperation.models.amounts.dollar_units, default=6, verbose_name='unit in the source')),
                ('currency', models.CharField(blank=True, help_text='ISO 4217 code, such as KZT; empty where the source states US dollars only.', max_length=3, validators=[cooperation.models.amounts.check_own_code], verbose_name='other currency')),
                ('own_qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('own_value', models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True, verbose_name='amount in that currency')),
                ('own_unit', models.SmallIntegerField(choices=cooperation.models.amounts.own_units, default=6, verbose_name='unit in the source')),
                ('own_step', models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True, verbose_name='unit of the last stated digit')),
                ('own_upper', models.DecimalField(blank=True, decimal_places=2, help_text='Only for a stated range.', max_digits=24, null=True, verbose_name='upper end')),
                ('confirmed', models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('speaker_name', models.CharField(blank=True, max_length=200, verbose_name="speaker's name")),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('stated_on', cooperation.models.fields.PartialDateField(verbose_name='stated on')),
                ('deadline_from', cooperation.models.fields.PartialDateField(blank=True, help_text='Only for a span, such as “February to August 2025”; its last date stands under “deadline”.', null=True, verbose_name='deadline from')),
                ('deadline_on', cooperation.models.fields.PartialDateField(blank=True, help_text='Empty when none is stated.', null=True, verbose_name='deadline')),
                ('deadline_approximate', models.BooleanField(default=False, help_text='The source says “around” or the like.', verbose_name='approximate')),
                ('deadline_words', models.CharField(blank=True, max_length=120, verbose_name='deadline in words')),
                ('multiple_qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge of the multiple')),
                ('multiple', models.DecimalField(blank=True, decimal_places=4, help_text='2 for “double”, 1.5 for “increase by 50 percent”.', max_digits=12, null=True, verbose_name='multiple of the base')),
                ('multiple_step', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='unit of its last digit')),
                ('multiple_upper', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='upper end of the multiple')),
                ('counted_as', models.CharField(blank=True, choices=[('times', 'so many times as much'), ('percent', 'so many percent more')], max_length=10, verbose_name='worded as')),
                ('base_year', models.PositiveSmallIntegerField(blank=True, help_text='The year in place of it, where no figure is given.', null=True, verbose_name='base year')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('reporter', models.ForeignKey(blank=True, help_text='The side whose exports, imports or balance it is about; empty for trade as a whole.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='reporter')),
                ('restates', models.ForeignKey(blank=True, help_text='The earlier target that this one repeats; where the deadline differs, it has moved.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='restated_by', to='cooperation.target', verbose_name='restates')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.body', verbose_name='speaker')),
            ],
            options={
                'verbose_name': 'target',
                'verbose_name_plural': 'targets',
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('code', models.SlugField(max_length=80, verbose_name='code')),
                ('claim_type', models.CharField(choices=[('past_fact', 'about the past'), ('present_fact', 'about the present'), ('intention', 'intention'), ('evaluation', 'evaluation'), ('courtesy', 'courtesy')], max_length=20, verbose_name='type')),
                ('checkability', models.CharField(choices=[('numeric', 'against figures'), ('event', 'against events'), ('vague', 'not at all: too vague')], max_length=20, verbose_name='can be checked')),
                ('summary', models.TextField(help_text='In our own words.', verbose_name='summary')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('target', models.ForeignKey(blank=True, help_text='The target whose level the statement says was reached, so that it can be compared with the figures.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='cooperation.target', verbose_name='target')),
            ],
            options={
                'verbose_name': 'statement',
                'verbose_name_plural': 'statements',
            },
        ),
        migrations.CreateModel(
            name='TextParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('text', models.TextField(help_text='For editors; never shown on the site.', verbose_name='text')),
                ('is_read', models.BooleanField(default=False, verbose_name='read')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='text_paragraphs', to='cooperation.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'paragraph of a text',
                'verbose_name_plural': 'paragraphs of texts',
            },
        ),
        migrations.CreateModel(
            name='MarkedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('exact', models.CharField(max_length=120, verbose_name='words')),
                ('prefix', models.CharField(blank=True, max_length=32, verbose_name='before them')),
                ('suffix', models.CharField(blank=True, max_length=32, verbose_name='after them')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('read', models.JSONField(blank=True, default=dict, verbose_name='as read')),
                ('object_id', models.PositiveBigIntegerField()),
                ('marked_by', models.CharField(max_length=150, verbose_name='marked by')),
                ('marked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='marked')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marked', to='cooperation.textparagraph', verbose_name='paragraph')),
            ],
            options={
                'verbose_name': 'marked words',
                'verbose_name_plural': 'marked words',
            },
        ),
        migrations.CreateModel(
            name='TradeFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('category', models.CharField(choices=[('goods', 'goods'), ('services', 'services'), ('goods_services', 'goods and services'), ('investment_flow', 'investment in the period'), ('investment_stock', 'investment held at its end'), ('remittances', 'remittances'), ('not_said', 'not said')], max_length=16, verbose_name='what is exchanged')),
                ('scope', models.CharField(blank=True, help_text='Empty for the whole; else such as “non_oil”, or the code of one of the pair’s own scopes.', max_length=40, verbose_name='part of it')),
                ('flow', models.CharField(choices=[('X', 'exports'), ('M', 'imports'), ('TT', 'turnover'), ('B', 'balance')], max_length=2, verbose_name='flow')),
                ('qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('value_usd', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='amount in US dollars')),
                ('step_usd', models.DecimalField(blank=True, decimal_places=2, help_text='“$0.5 billion” is stated to 100 million.', max_digits=18, null=True, verbose_name='unit of the last stated digit')),
                ('upper_usd', models.DecimalField(blank=True, decimal_places=2, help_text='Only for a stated range.', max_digits=18, null=True, verbose_name='upper end')),
                ('unit', models.SmallIntegerField(choices=cooperation.models.amounts.dollar_units, default=6, verbose_name='unit in the source')),
                ('currency', models.CharField(blank=True, help_text='ISO 4217 code, such as KZT; empty where the source states US dollars only.', max_length=3, validators=[cooperation.models.amounts.check_own_code], verbose_name='other currency')),
                ('own_qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('own_value', models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True, verbose_name='amount in that currency')),
                ('own_unit', models.SmallIntegerField(choices=cooperation.models.amounts.own_units, default=6, verbose_name='unit in the source')),
                ('own_step', models.DecimalField(blank=True, decimal_places=2, max_digits=24, null=True, verbose_name='unit of the last stated digit')),
                ('own_upper', models.DecimalField(blank=True, decimal_places=2, help_text='Only for a stated range.', max_digits=24, null=True, verbose_name='upper end')),
                ('confirmed', models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('speaker_name', models.CharField(blank=True, max_length=200, verbose_name="speaker's name")),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('period_start', models.DateField(blank=True, help_text='Empty where the source states no period.', null=True, verbose_name='first day')),
                ('period_end', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('period_name', models.CharField(blank=True, help_text='Such as 2024–25, for a fiscal year.', max_length=40, verbose_name='what its reporter calls it')),
                ('growth_qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge of the growth')),
                ('growth_percent', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='growth, %')),
                ('growth_step', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='unit of its last digit')),
                ('growth_upper', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='upper end of the growth')),
                ('growth_base_start', models.DateField(blank=True, help_text='Empty for growth on the same period a year before.', null=True, verbose_name='grown from: first day')),
                ('growth_base_end', models.DateField(blank=True, null=True, verbose_name='grown from: last day')),
                ('share_qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge of the share')),
                ('share_percent', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='share, %')),
                ('share_step', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='unit of its last digit')),
                ('share_upper', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='upper end of the share')),
                ('share_of', models.CharField(blank=True, help_text='Such as: the foreign trade of Kazakhstan.', max_length=200, verbose_name='share of what')),
                ('total_qualifier', models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge of the whole')),
                ('total_usd', models.DecimalField(blank=True, decimal_places=2, help_text='What it is a share of, where the source states it.', max_digits=18, null=True, verbose_name='the whole in US dollars')),
                ('total_step_usd', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='unit of its last digit')),
                ('total_upper_usd', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='upper end of the whole')),
                ('attribution', models.CharField(choices=[('direct_quote', 'quoted directly'), ('indirect_speech', 'reported speech'), ('narrator', 'the report itself')], max_length=20, verbose_name='voice')),
                ('evidence', models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence')),
                ('further_evidence', models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair')),
                ('reporter', models.ForeignKey(blank=True, help_text='The side whose statistics it is or that states it; empty when the source does not say.', null=True, on_delete=django.db.models.deletion.PROTECT, to='cooperation.country', verbose_name='reporter')),
                ('revises', models.OneToOneField(blank=True, help_text='The earlier figure for the same thing, which is kept.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revised_by', to='cooperation.tradefigure', verbose_name='revises')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.body', verbose_name='speaker')),
            ],
            options={
                'verbose_name': 'trade figure',
                'verbose_name_plural': 'trade figures',
            },
        ),
        migrations.AddField(
            model_name='target',
            name='base',
            field=models.ForeignKey(blank=True, help_text='The figure that it was named beside, or that a multiple is counted from.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bases_of', to='cooperation.tradefigure', verbose_name='base figure'),
        ),
        migrations.CreateModel(
            name='Translation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField(verbose_name='row')),
                ('field', models.CharField(max_length=40, verbose_name='field')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('text', models.TextField(verbose_name='text')),
                ('translator', models.CharField(max_length=100, verbose_name='translator')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='contenttypes.contenttype', verbose_name='kind of row')),
            ],
            options={
                'verbose_name': 'translation',
                'verbose_name_plural': 'translations',
            },
        ),
        migrations.AddConstraint(
            model_name='countrypair',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='pair_unique'),
        ),
        migrations.AddConstraint(
            model_name='countrypair',
            constraint=models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='pair_ordered', violation_error_message='A pair is two different countries, the smaller code first (BLR, then KAZ).'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['pair', '-revision', '-id'], name='change_newest'),
        ),
        migrations.AddIndex(
            model_name='change',
            index=models.Index(fields=['table', 'row', '-id'], name='change_of_row'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('after', {}), ('before', {}), _negated=True), name='change_of_something', violation_error_message='A change is of something.'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='body_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['head_of_state', 'government', 'ministry', 'legislature', 'company', 'institution', 'union', 'initiative', 'person'])), name='body_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='acceptedfinding',
            constraint=models.UniqueConstraint(fields=('pair', 'rule', 'row'), name='accepted_finding_unique'),
        ),
        migrations.AddConstraint(
            model_name='acceptedfinding',
            constraint=models.CheckConstraint(condition=models.Q(('rule__in', ['evidence_after_date', 'reporter_from_speaker', 'above_criterion', 'numeric_without_number', 'quote_not_found', 'copied_words', 'no_statistical_period', 'single_reading', 'not_looked_at', 'two_spellings'])), name='accepted_finding_rule_known'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('group', 'country', 'joined_on'), name='membership_unique'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='membership_ends_after_start', violation_error_message='A country cannot leave before it joined.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('joined_on__length__in', [4, 7, 10]), ('joined_on__isnull', True), _connector='OR'), name='membership_joined_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('left_on__length__in', [4, 7, 10]), ('left_on__isnull', True), _connector='OR'), name='membership_left_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='openform',
            constraint=models.UniqueConstraint(fields=('content_type', 'object_id', 'user'), name='open_form_once'),
        ),
        migrations.AddConstraint(
            model_name='facility',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='facility_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='facility',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['financial_centre', 'industrial_park', 'technology_park', 'plant'])), name='facility_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='facility',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='facility_state_known'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='exchange_rate_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start'))), name='exchange_rate_period_ordered', violation_error_message='The period ends before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('per_usd__gt', 0)), name='exchange_rate_positive', violation_error_message='One US dollar costs more than zero units of a currency.'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between'])), name='exchange_rate_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('step', None), ('step__gt', 0), _connector='OR'), name='exchange_rate_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('upper', None), models.Q(('qualifier', 'between'), _negated=True)), models.Q(('per_usd__isnull', False), ('qualifier', 'between'), ('upper__isnull', False), ('upper__gt', models.F('per_usd'))), _connector='OR'), name='exchange_rate_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='exchangerate',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='exchange_rate_state_known'),
        ),
        migrations.AddConstraint(
            model_name='productexclusion',
            constraint=models.UniqueConstraint(fields=('pair', 'buyer', 'code'), name='product_exclusion_unique'),
        ),
        migrations.AddConstraint(
            model_name='productexclusion',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='product_exclusion_has_reason', violation_error_message='Give the reason.'),
        ),
        migrations.AddIndex(
            model_name='producttrade',
            index=models.Index(condition=models.Q(('superseded_by', None)), fields=['database', 'reporter', 'year', 'level', 'partner', 'flow'], name='product_trade_by_year'),
        ),
        migrations.AddConstraint(
            model_name='producttrade',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_by', None)), fields=('database', 'reporter', 'code', 'year', 'flow', 'partner', 'edition'), name='product_trade_unique'),
        ),
        migrations.AddConstraint(
            model_name='producttrade',
            constraint=models.CheckConstraint(condition=models.Q(('flow__in', ['X', 'M', 'RX', 'RM'])), name='product_trade_flow_known'),
        ),
        migrations.AddConstraint(
            model_name='producttrade',
            constraint=models.CheckConstraint(condition=models.Q(('edition__in', ['H0', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'])), name='product_trade_edition_known'),
        ),
        migrations.AddConstraint(
            model_name='producttrade',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', (2, 4, 6))), name='product_trade_level_known'),
        ),
        migrations.AddConstraint(
            model_name='producttrade',
            constraint=models.CheckConstraint(condition=models.Q(('value_usd__gte', 0)), name='product_trade_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='producttrade',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reporter', models.F('partner')), _negated=True), ('reporter', 'W00'), _connector='OR'), name='product_trade_two_parties'),
        ),
        migrations.AddConstraint(
            model_name='productcoverage',
            constraint=models.UniqueConstraint(fields=('upload', 'reporter', 'flow', 'year', 'edition'), name='product_coverage_unique'),
        ),
        migrations.AddConstraint(
            model_name='productcoverage',
            constraint=models.CheckConstraint(condition=models.Q(('months__range', (1, 12))), name='product_coverage_months'),
        ),
        migrations.AddConstraint(
            model_name='evidencesearch',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='evidence_search_state_known'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['pair', 'happened_on'], name='event_by_time'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='event_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['talks', 'visit', 'meeting', 'forum', 'agreement', 'roadmap', 'statement', 'exhibition', 'culture', 'opening', 'test', 'plan', 'decision', 'milestone'])), name='event_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('happened_on__length__in', [4, 7, 10]), ('happened_on__isnull', True), _connector='OR'), name='event_happened_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('happened_until__length__in', [4, 7, 10]), ('happened_until__isnull', True), _connector='OR'), name='event_happened_until_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('happened_on', None), ('happened_until', None), ('happened_until__gte', models.F('happened_on')), _connector='OR'), name='event_span_ordered', violation_error_message='The last date of a span is not before its first.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='event_state_known'),
        ),
        migrations.AddConstraint(
            model_name='earlierdeadline',
            constraint=models.UniqueConstraint(fields=('proposal', 'deadline_on', 'evidence'), name='earlier_deadline_unique'),
        ),
        migrations.AddConstraint(
            model_name='earlierdeadline',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_on__length__in', [4, 7, 10]), ('deadline_on__isnull', True), _connector='OR'), name='earlier_deadline_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='bearing',
            constraint=models.UniqueConstraint(fields=('proposal', 'event'), name='bearing_unique'),
        ),
        migrations.AddConstraint(
            model_name='bearing',
            constraint=models.CheckConstraint(condition=models.Q(('shows__in', ['context', 'statement', 'document', 'partly', 'delivered', 'contradicts'])), name='bearing_shows_known'),
        ),
        migrations.AddConstraint(
            model_name='proposalparty',
            constraint=models.UniqueConstraint(fields=('proposal', 'body', 'role'), name='party_role_unique'),
        ),
        migrations.AddConstraint(
            model_name='proposalparty',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['put_forward', 'backed', 'asked', 'beneficiary'])), name='party_role_known'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(fields=('content_type', 'object_id'), name='review_once'),
        ),
        migrations.AddConstraint(
            model_name='scope',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='scope_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='scope',
            constraint=models.CheckConstraint(condition=models.Q(('code__in', ['non_oil', 'agrifood', 'non_precious']), _negated=True), name='scope_code_not_common', violation_error_message='Every pair has a part of this code already; choose another one.'),
        ),
        migrations.AddConstraint(
            model_name='scope',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['region', 'product_group'])), name='scope_kind_known'),
        ),
        migrations.AddIndex(
            model_name='searchentry',
            index=models.Index(fields=['scope'], name='search_entry_scope'),
        ),
        migrations.AddConstraint(
            model_name='searchentry',
            constraint=models.UniqueConstraint(fields=('table', 'row'), name='search_entry_unique'),
        ),
        migrations.AddConstraint(
            model_name='sector',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent', models.F('id')), _negated=True), ('parent', None), _connector='OR'), name='sector_not_its_own_parent', violation_error_message='A sector is not its own group.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('pair', 'number'), name='proposal_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='proposal_number_positive', violation_error_message='Numbers start at 1.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('part_of', models.F('id')), _negated=True), ('part_of', None), _connector='OR'), name='proposal_not_part_of_itself', violation_error_message='A proposal is not a part of itself.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline_evidence', None), ('deadline_on', None)), models.Q(('deadline_evidence__isnull', False), ('deadline_on__isnull', False)), _connector='OR'), name='proposal_deadline_with_evidence', violation_error_message='Give the deadline together with the paragraph that states it.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('done_when', ''), ('uncheckable', ''), _connector='OR'), name='proposal_done_or_uncheckable', violation_error_message='Either say what counts as done, or why it cannot be checked.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('put_forward_by', None), ('other_proposer', ''), _connector='OR'), name='proposal_one_proposer', violation_error_message='Either one of the two countries put it forward, or somebody else.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('other_proposer__in', ['countries', 'company', 'not_said', ''])), name='proposal_other_proposer_known'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_on__length__in', [4, 7, 10]), ('deadline_on__isnull', True), _connector='OR'), name='proposal_deadline_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_from__length__in', [4, 7, 10]), ('deadline_from__isnull', True), _connector='OR'), name='proposal_deadline_from_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_from', None), ('deadline_on', None), ('deadline_on__gte', models.F('deadline_from')), _connector='OR'), name='proposal_deadline_span_ordered', violation_error_message='The last date of a span is not before its first.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline_approximate', False), ('deadline_from', None)), ('deadline_on__isnull', False), _connector='OR'), name='proposal_deadline_stated', violation_error_message='Give the deadline itself; of a span, its last date.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='proposal_state_known'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='series_edition_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.UniqueConstraint(fields=('pair', 'reporter', 'category', 'flow', 'office', 'table', 'edition_on'), name='series_edition_unique', violation_error_message='This edition of the series is on record already.'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['goods', 'services', 'goods_services', 'investment_flow', 'investment_stock', 'remittances', 'not_said'])), name='series_edition_category_known'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.CheckConstraint(condition=models.Q(('flow__in', ['X', 'M'])), name='series_edition_flow_one_way', violation_error_message='A series is of exports or of imports; what follows is worked out.'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.CheckConstraint(condition=models.Q(('valuation__in', ['FOB', 'CIF', ''])), name='series_edition_valuation_known'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.CheckConstraint(condition=models.Q(('partner_by__in', ['origin', 'consignment', 'destination', ''])), name='series_edition_partner_by_known'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.CheckConstraint(condition=models.Q(('edition_on__length__in', [4, 7, 10]), ('edition_on__isnull', True), _connector='OR'), name='series_edition_edition_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='seriesedition',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='series_edition_state_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(fields=('pair', 'number'), name='source_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='source_number_positive', violation_error_message='Numbers start at 1.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('published_on__length__in', [4, 7, 10]), ('published_on__isnull', True), _connector='OR'), name='source_published_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['statistics', 'customs', 'ministry', 'head_of_state', 'government', 'embassy', 'agency', 'press', 'blog', 'document', 'reference'])), name='source_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('extent__in', ['whole', 'excerpt'])), name='source_extent_known'),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='source_state_known'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.UniqueConstraint(fields=('source', 'number'), name='paragraph_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='paragraph_number_positive', violation_error_message='Numbers start at 1.'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.CheckConstraint(condition=models.Q(('attribution__in', ['direct_quote', 'indirect_speech', 'narrator'])), name='paragraph_attribution_known'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='count_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('count__gte', 0)), name='count_not_negative', violation_error_message='There cannot be fewer than none.'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between'])), name='count_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('attribution__in', ['direct_quote', 'indirect_speech', 'narrator'])), name='count_attribution_known'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('step', None), ('step__gt', 0), _connector='OR'), name='count_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('upper', None), models.Q(('qualifier', 'between'), _negated=True)), models.Q(('count__isnull', False), ('qualifier', 'between'), ('upper__isnull', False), ('upper__gt', models.F('count'))), _connector='OR'), name='count_upper_above_count', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('counted_on__length__in', [4, 7, 10]), ('counted_on__isnull', True), _connector='OR'), name='count_counted_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='count_state_known'),
        ),
        migrations.AddIndex(
            model_name='statuschange',
            index=models.Index(fields=['proposal', 'state', '-ordered_on', '-id'], name='status_change_latest'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.UniqueConstraint(condition=models.Q(('old', '')), fields=('proposal',), name='status_change_one_first', violation_error_message='The proposal already has a first status.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('move', 'again'), ('old', models.F('new'))), models.Q(models.Q(('move', 'again'), _negated=True), models.Q(('old', models.F('new')), _negated=True)), _connector='OR'), name='status_change_changes', violation_error_message='The status is the old one where it is said again, and only there.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('old__in', ['proposed', 'offered', 'endorsed', 'agreed', 'signed', 'under_way', 'completed', 'stalled', 'dropped', ''])), name='status_change_old_known'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('new__in', ['proposed', 'offered', 'endorsed', 'agreed', 'signed', 'under_way', 'completed', 'stalled', 'dropped'])), name='status_change_new_known'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('move__in', ['step', 'again', 'back'])), name='status_change_move_known'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['stated', 'reading'])), name='status_change_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('changed_on__length__in', [4, 7, 10]), ('changed_on__isnull', True), _connector='OR'), name='status_change_changed_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('changed_until__length__in', [4, 7, 10]), ('changed_until__isnull', True), _connector='OR'), name='status_change_changed_until_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('follows_on__length__in', [4, 7, 10]), ('follows_on__isnull', True), _connector='OR'), name='status_change_follows_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('changed_on', None), ('changed_until', None), ('changed_until__gte', models.F('changed_on')), _connector='OR'), name='status_change_span_ordered', violation_error_message='The last date of a span is not before its first.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='status_change_state_known'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='statement_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('claim_type__in', ['past_fact', 'present_fact', 'intention', 'evaluation', 'courtesy'])), name='statement_type_known'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('checkability__in', ['numeric', 'event', 'vague'])), name='statement_checkability_known'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='statement_state_known'),
        ),
        migrations.AddConstraint(
            model_name='textparagraph',
            constraint=models.UniqueConstraint(fields=('source', 'number'), name='text_paragraph_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='textparagraph',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='text_paragraph_number_positive', violation_error_message='Numbers start at 1.'),
        ),
        migrations.AddIndex(
            model_name='markedwords',
            index=models.Index(fields=['content_type', 'object_id'], name='marked_words_of_claim'),
        ),
        migrations.AddConstraint(
            model_name='markedwords',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='marked_words_ordered', violation_error_message='The words end before they start.'),
        ),
        migrations.AddIndex(
            model_name='tradefigure',
            index=models.Index(fields=['pair', 'period_end'], name='trade_figure_by_time'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='trade_figure_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('period_end', None), ('period_start', None)), models.Q(('period_end__gte', models.F('period_start')), ('period_end__isnull', False), ('period_start__isnull', False)), _connector='OR'), name='trade_figure_period_ordered', violation_error_message='State both days of the period, the first not after the last, or neither.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('growth_base_end', None), ('growth_base_start', None)), models.Q(('growth_base_end__gte', models.F('growth_base_start')), ('growth_base_end__isnull', False), ('growth_base_start__isnull', False), ('growth_base_start__lt', models.F('period_start')), ('growth_percent__isnull', False), ('period_start__isnull', False)), _connector='OR'), name='trade_figure_growth_base_whole', violation_error_message='Growth from a named period has both its days, in order and before the period of the figure.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('total_qualifier', ''), ('total_step_usd', None), ('total_upper_usd', None), ('total_usd', None)), models.Q(('share_percent__isnull', False), ('total_usd__isnull', False), models.Q(('total_qualifier', ''), _negated=True)), _connector='OR'), name='trade_figure_total_of_share', violation_error_message='State the whole with its hedge and the share of it, or leave it empty.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('total_qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='trade_figure_total_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('total_step_usd', None), ('total_step_usd__gt', 0), _connector='OR'), name='trade_figure_total_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('total_upper_usd', None), models.Q(('total_qualifier', 'between'), _negated=True)), models.Q(('total_qualifier', 'between'), ('total_upper_usd__isnull', False), ('total_usd__isnull', False), ('total_upper_usd__gt', models.F('total_usd'))), _connector='OR'), name='trade_figure_total_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('value_usd__isnull', False), ('own_value__isnull', False), ('growth_percent__isnull', False), ('share_percent__isnull', False), _connector='OR'), name='trade_figure_says_something', violation_error_message='State an amount, a growth rate or a share, or several of them.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('share_of', ''), ('share_percent', None), ('share_qualifier', ''), ('share_step', None), ('share_upper', None)), models.Q(('share_percent__gte', 0), ('share_percent__isnull', False), models.Q(('share_qualifier', ''), _negated=True), models.Q(('share_of', ''), _negated=True)), _connector='OR'), name='trade_figure_share_whole', violation_error_message='State the share (not below 0 percent) with its hedge and what it is a share of, or none of them.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('share_qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='trade_figure_share_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('share_step', None), ('share_step__gt', 0), _connector='OR'), name='trade_figure_share_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('share_upper', None), models.Q(('share_qualifier', 'between'), _negated=True)), models.Q(('share_percent__isnull', False), ('share_qualifier', 'between'), ('share_upper__isnull', False), ('share_upper__gt', models.F('share_percent'))), _connector='OR'), name='trade_figure_share_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('growth_percent', None), ('growth_qualifier', ''), ('growth_step', None), ('growth_upper', None)), models.Q(('growth_percent__gte', -100), ('growth_percent__isnull', False), models.Q(('growth_qualifier', ''), _negated=True)), _connector='OR'), name='trade_figure_growth_with_hedge', violation_error_message='State the growth (not below -100 percent) together with its hedge, or leave both empty.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('growth_qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='trade_figure_growth_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('growth_step', None), ('growth_step__gt', 0), _connector='OR'), name='trade_figure_growth_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('growth_upper', None), models.Q(('growth_qualifier', 'between'), _negated=True)), models.Q(('growth_percent__isnull', False), ('growth_qualifier', 'between'), ('growth_upper__isnull', False), ('growth_upper__gt', models.F('growth_percent'))), _connector='OR'), name='trade_figure_growth_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('attribution__in', ['direct_quote', 'indirect_speech', 'narrator'])), name='trade_figure_attribution_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['goods', 'services', 'goods_services', 'investment_flow', 'investment_stock', 'remittances', 'not_said'])), name='trade_figure_category_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('flow__in', ['X', 'M', 'TT', 'B'])), name='trade_figure_flow_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='trade_figure_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('value_usd__isnull', False), models.Q(('qualifier', ''), _negated=True)), models.Q(('qualifier', ''), ('step_usd', None), ('upper_usd', None), ('value_usd', None)), _connector='OR'), name='trade_figure_amount_with_hedge', violation_error_message='State the amount together with its hedge, or leave both empty.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('step_usd', None), ('step_usd__gt', 0), _connector='OR'), name='trade_figure_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('upper_usd', None), models.Q(('qualifier', 'between'), _negated=True)), models.Q(('qualifier', 'between'), ('upper_usd__isnull', False), ('value_usd__isnull', False), ('upper_usd__gt', models.F('value_usd'))), _connector='OR'), name='trade_figure_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('own_value__isnull', False), models.Q(('own_qualifier', ''), _negated=True), models.Q(('currency__in', ['', 'USD']), _negated=True)), models.Q(('currency', ''), ('own_qualifier', ''), ('own_step', None), ('own_upper', None), ('own_value', None)), _connector='OR'), name='trade_figure_own_amount_whole', violation_error_message='State the amount in another currency with the currency and the hedge, or leave all of them empty.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('own_qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='trade_figure_own_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('own_step', None), ('own_step__gt', 0), _connector='OR'), name='trade_figure_own_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('own_upper', None), models.Q(('own_qualifier', 'between'), _negated=True)), models.Q(('own_qualifier', 'between'), ('own_upper__isnull', False), ('own_value__isnull', False), ('own_upper__gt', models.F('own_value'))), _connector='OR'), name='trade_figure_own_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='tradefigure',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='trade_figure_state_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='target_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('stated_on__length__in', [4, 7, 10]), ('stated_on__isnull', True), _connector='OR'), name='target_stated_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('counted_as', ''), ('multiple', None), ('multiple_qualifier', ''), ('multiple_step', None), ('multiple_upper', None)), models.Q(('multiple__gt', 0), ('multiple__isnull', False), models.Q(('multiple_qualifier', ''), _negated=True), models.Q(('counted_as', ''), _negated=True)), _connector='OR'), name='target_multiple_whole', violation_error_message='State the multiple (above zero) with its hedge and how it is worded, or leave all of them empty.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('base', None), ('base_year', None), _connector='OR'), name='target_one_base', violation_error_message='State a base figure or a base year, not both.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('restates', models.F('id')), _negated=True), ('restates', None), _connector='OR'), name='target_does_not_restate_itself', violation_error_message='A target does not restate itself.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_on__length__in', [4, 7, 10]), ('deadline_on__isnull', True), _connector='OR'), name='target_deadline_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_from__length__in', [4, 7, 10]), ('deadline_from__isnull', True), _connector='OR'), name='target_deadline_from_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('deadline_from', None), ('deadline_on', None), ('deadline_on__gte', models.F('deadline_from')), _connector='OR'), name='target_deadline_span_ordered', violation_error_message='The last date of a span is not before its first.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deadline_approximate', False), ('deadline_from', None)), ('deadline_on__isnull', False), _connector='OR'), name='target_deadline_stated', violation_error_message='Give the deadline itself; of a span, its last date.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('multiple_qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='target_multiple_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('counted_as__in', ['times', 'percent', ''])), name='target_counted_as_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('multiple_step', None), ('multiple_step__gt', 0), _connector='OR'), name='target_multiple_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('multiple_upper', None), models.Q(('multiple_qualifier', 'between'), _negated=True)), models.Q(('multiple__isnull', False), ('multiple_qualifier', 'between'), ('multiple_upper__isnull', False), ('multiple_upper__gt', models.F('multiple'))), _connector='OR'), name='target_multiple_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['goods', 'services', 'goods_services', 'investment_flow', 'investment_stock', 'remittances', 'not_said'])), name='target_category_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('flow__in', ['X', 'M', 'TT', 'B'])), name='target_flow_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='target_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('value_usd__isnull', False), models.Q(('qualifier', ''), _negated=True)), models.Q(('qualifier', ''), ('step_usd', None), ('upper_usd', None), ('value_usd', None)), _connector='OR'), name='target_amount_with_hedge', violation_error_message='State the amount together with its hedge, or leave both empty.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('step_usd', None), ('step_usd__gt', 0), _connector='OR'), name='target_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('upper_usd', None), models.Q(('qualifier', 'between'), _negated=True)), models.Q(('qualifier', 'between'), ('upper_usd__isnull', False), ('value_usd__isnull', False), ('upper_usd__gt', models.F('value_usd'))), _connector='OR'), name='target_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('own_value__isnull', False), models.Q(('own_qualifier', ''), _negated=True), models.Q(('currency__in', ['', 'USD']), _negated=True)), models.Q(('currency', ''), ('own_qualifier', ''), ('own_step', None), ('own_upper', None), ('own_value', None)), _connector='OR'), name='target_own_amount_whole', violation_error_message='State the amount in another currency with the currency and the hedge, or leave all of them empty.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('own_qualifier__in', ['exact', 'rounded', 'about', 'almost', 'less_than', 'more_than', 'at_least', 'up_to', 'between', ''])), name='target_own_qualifier_known'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('own_step', None), ('own_step__gt', 0), _connector='OR'), name='target_own_step_positive', violation_error_message='The unit of the last digit is more than zero.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('own_upper', None), models.Q(('own_qualifier', 'between'), _negated=True)), models.Q(('own_qualifier', 'between'), ('own_upper__isnull', False), ('own_value__isnull', False), ('own_upper__gt', models.F('own_value'))), _connector='OR'), name='target_own_upper_above_value', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='target_state_known'),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.UniqueConstraint(fields=('content_type', 'object_id', 'field', 'language'), name='translation_unique'),
        ),
        migrations.AddConstraint(
            model_name='translation',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='translation_state_known'),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
