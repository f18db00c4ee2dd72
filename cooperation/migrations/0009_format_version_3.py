"""Version 3 of the data format: parts of the whole, counts, spans, moved deadlines, statuses said again."""

import re
from typing import Any

import cooperation.models.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.db import migrations, models


STOCK = re.compile(r"\bstock\b", re.IGNORECASE)


def say_as_version_3_does(apps: Any, editor: Any) -> None:
    """Tell investment apart (a flow, unless the row's words say a stock) and who stands behind an official source."""
    alias = editor.connection.alias
    for name in ("TradeFigure", "Target"):
        investment = apps.get_model("cooperation", name).objects.using(alias).filter(category="investment")
        stocks = [row.pk for row in investment if STOCK.search(f"{row.quote} {row.caution}")]
        investment.filter(pk__in=stocks).update(category="investment_stock")
        investment.update(category="investment_flow")
    apps.get_model("cooperation", "Source").objects.using(alias).filter(kind="official").update(kind="government")


class Migration(migrations.Migration):

    dependencies = [
        ('cooperation', '0008_review'),
    ]

    operations = [
        migrations.CreateModel(
            name='EarlierDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('deadline_on', cooperation.models.fields.PartialDateField(verbose_name='deadline')),
            ],
            options={
                'verbose_name': 'earlier deadline',
                'verbose_name_plural': 'earlier deadlines',
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
            ],
            options={
                'verbose_name': 'scope',
                'verbose_name_plural': 'scopes',
            },
        ),
        migrations.CreateModel(
            name='StatedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quote', models.CharField(blank=True, help_text='The few words that carry the hedge or the status.', max_length=120, verbose_name='quoted words')),
                ('caution', models.TextField(blank=True, verbose_name='caution')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('review', 'in review'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='recorded')),
                ('code', models.SlugField(max_length=40, verbose_name='code')),
                ('counted', models.CharField(help_text='Such as: firms with Belarusian capital in Uzbekistan.', max_length=200, verbose_name='what is counted')),
                ('counted_on', cooperation.models.fields.PartialDateField(blank=True, help_text='As exactly as stated; empty where the source does not say.', null=True, verbose_name='as of')),
                ('qualifier', models.CharField(choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge')),
                ('number', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='number')),
                ('step', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='unit of the last stated digit')),
                ('upper', models.DecimalField(blank=True, decimal_places=2, help_text='Only for a stated range.', max_digits=18, null=True, verbose_name='upper end')),
                ('attribution', models.CharField(choices=[('direct_quote', 'quoted directly'), ('indirect_speech', 'reported speech'), ('narrator', 'the report itself')], max_length=20, verbose_name='voice')),
                ('speaker_name', models.CharField(blank=True, max_length=200, verbose_name="speaker's name")),
                ('confirmed', models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed')),
            ],
            options={
                'verbose_name': 'count',
                'verbose_name_plural': 'counts',
            },
        ),
        migrations.RemoveConstraint(
            model_name='source',
            name='source_kind_known',
        ),
        migrations.RemoveConstraint(
            model_name='statuschange',
            name='status_change_changes',
        ),
        migrations.RemoveConstraint(
            model_name='target',
            name='target_category_known',
        ),
        migrations.RemoveConstraint(
            model_name='target',
            name='target_multiple_whole',
        ),
        migrations.RemoveConstraint(
            model_name='tradefigure',
            name='trade_figure_period_ordered',
        ),
        migrations.RemoveConstraint(
            model_name='tradefigure',
            name='trade_figure_category_known',
        ),
        migrations.RemoveIndex(
            model_name='statuschange',
            name='status_change_latest',
        ),
        migrations.AddField(
            model_name='event',
            name='happened_until',
            field=cooperation.models.fields.PartialDateField(blank=True, help_text='Last date of a span; “happened on” is its first.', null=True, verbose_name='until'),
        ),
        migrations.AddField(
            model_name='paragraph',
            name='label',
            field=models.CharField(blank=True, help_text='Such as “extract 1”, where the number is not the source’s own.', max_length=40, verbose_name='label'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='deadline_approximate',
            field=models.BooleanField(default=False, help_text='The source says “around” or the like.', verbose_name='approximate'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='deadline_from',
            field=cooperation.models.fields.PartialDateField(blank=True, help_text='Only for a span, such as “February to August 2025”; its last date stands under “deadline”.', null=True, verbose_name='deadline from'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='other_proposer',
            field=models.CharField(blank=True, choices=[('countries', 'several or other countries'), ('company', 'a company or organisation'), ('not_said', 'not said')], help_text='Empty when one of the two countries or both put it forward.', max_length=10, verbose_name='or by'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='proposing_countries',
            field=models.ManyToManyField(blank=True, help_text='All of them, where other countries than the two did.', related_name='+', to='cooperation.country', verbose_name='countries that put it forward'),
        ),
        migrations.AddField(
            model_name='source',
            name='archived_url',
            field=models.URLField(blank=True, max_length=1000, verbose_name='address of a kept copy'),
        ),
        migrations.AddField(
            model_name='source',
            name='looked_at_on',
            field=models.DateField(blank=True, help_text='The day on which its address was last opened.', null=True, verbose_name='last looked at'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='changed_until',
            field=cooperation.models.fields.PartialDateField(blank=True, help_text='Last date of a span; “changed on” is its first.', null=True, verbose_name='until'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='confirmed',
            field=models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='follows_on',
            field=cooperation.models.fields.PartialDateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='move',
            field=models.CharField(choices=[('step', 'a step'), ('again', 'said again: no step'), ('back', 'goes back, and no source says what happened between')], default='step', max_length=10, verbose_name='move'),
        ),
        migrations.AddField(
            model_name='target',
            name='restates',
            field=models.ForeignKey(blank=True, help_text='The earlier target that is the same goal, said again; where the deadline differs, it has moved.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='restated_by', to='cooperation.target', verbose_name='restates'),
        ),
        migrations.AddField(
            model_name='target',
            name='confirmed',
            field=models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='target',
            name='deadline_approximate',
            field=models.BooleanField(default=False, help_text='The source says “around” or the like.', verbose_name='approximate'),
        ),
        migrations.AddField(
            model_name='target',
            name='deadline_from',
            field=cooperation.models.fields.PartialDateField(blank=True, help_text='Only for a span, such as “February to August 2025”; its last date stands under “deadline”.', null=True, verbose_name='deadline from'),
        ),
        migrations.AddField(
            model_name='target',
            name='scope',
            field=models.CharField(blank=True, help_text='Empty for the whole; else such as “non_oil”, or the code of one of the pair’s own scopes.', max_length=40, verbose_name='part of it'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='confirmed',
            field=models.BooleanField(default=False, help_text='An editor has looked at what seems odd about it and found that the source says so.', verbose_name='confirmed'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='growth_base_end',
            field=models.DateField(blank=True, null=True, verbose_name='grown from: last day'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='growth_base_start',
            field=models.DateField(blank=True, help_text='Empty for growth on the same period a year before.', null=True, verbose_name='grown from: first day'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='period_name',
            field=models.CharField(blank=True, help_text='Such as 2024–25, for a fiscal year.', max_length=40, verbose_name='what its reporter calls it'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='scope',
            field=models.CharField(blank=True, help_text='Empty for the whole; else such as “non_oil”, or the code of one of the pair’s own scopes.', max_length=40, verbose_name='part of it'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='total_qualifier',
            field=models.CharField(blank=True, choices=[('exact', 'stated plainly'), ('rounded', 'stated rounded'), ('about', 'about'), ('almost', 'almost'), ('less_than', 'less than'), ('more_than', 'more than'), ('at_least', 'at least'), ('up_to', 'up to'), ('between', 'between')], max_length=10, verbose_name='hedge of the whole'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='total_step_usd',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='unit of its last digit'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='total_upper_usd',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='upper end of the whole'),
        ),
        migrations.AddField(
            model_name='tradefigure',
            name='total_usd',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='What it is a share of, where the source states it.', max_digits=18, null=True, verbose_name='the whole in US dollars'),
        ),
        migrations.AlterField(
            model_name='body',
            name='country',
            field=models.ForeignKey(blank=True, help_text='One of the two or a third; empty for a body of several countries.', null=True, on_delete=django.db.models.deletion.PROTECT, to='cooperation.country', verbose_name='country'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='put_forward_by',
            field=models.ForeignKey(blank=True, help_text='One of the pair’s two countries; empty when both did, or when it was somebody else.', null=True, on_delete=django.db.models.deletion.PROTECT, to='cooperation.country', verbose_name='put forward by'),
        ),
        migrations.AlterField(
            model_name='source',
            name='kind',
            field=models.CharField(choices=[('statistics', 'statistical office'), ('customs', 'customs'), ('ministry', 'ministry'), ('head_of_state', 'head of state'), ('government', 'government'), ('embassy', 'embassy'), ('agency', 'news agency'), ('press', 'press'), ('blog', 'blog or private page'), ('document', 'document'), ('reference', 'reference data')], max_length=20, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='target',
            name='base',
            field=models.ForeignKey(blank=True, help_text='The figure that it was said against, or that a multiple is counted from.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bases_of', to='cooperation.tradefigure', verbose_name='base figure'),
        ),
        migrations.AlterField(
            model_name='target',
            name='base_year',
            field=models.PositiveSmallIntegerField(blank=True, help_text='The year in place of it, where no figure is given.', null=True, verbose_name='base year'),
        ),
        migrations.AlterField(
            model_name='target',
            name='category',
            field=models.CharField(choices=[('goods', 'goods'), ('services', 'services'), ('goods_services', 'goods and services'), ('investment_flow', 'investment in the period'), ('investment_stock', 'investment held at its end'), ('remittances', 'remittances'), ('not_said', 'not said')], max_length=16, verbose_name='what is exchanged'),
        ),
        migrations.AlterField(
            model_name='target',
            name='own_unit',
            field=models.SmallIntegerField(choices=[(0, 'units of the currency'), (3, 'thousand'), (5, 'lakh'), (6, 'million'), (7, 'crore'), (9, 'billion'), (12, 'trillion')], default=6, verbose_name='unit in the source'),
        ),
        migrations.AlterField(
            model_name='target',
            name='unit',
            field=models.SmallIntegerField(choices=[(0, 'US dollars'), (3, 'thousand US dollars'), (5, 'lakh US dollars'), (6, 'million US dollars'), (7, 'crore US dollars'), (9, 'billion US dollars'), (12, 'trillion US dollars')], default=6, verbose_name='unit in the source'),
        ),
        migrations.AlterField(
            model_name='tradefigure',
            name='category',
            field=models.CharField(choices=[('goods', 'goods'), ('services', 'services'), ('goods_services', 'goods and services'), ('investment_flow', 'investment in the period'), ('investment_stock', 'investment held at its end'), ('remittances', 'remittances'), ('not_said', 'not said')], max_length=16, verbose_name='what is exchanged'),
        ),
        migrations.AlterField(
            model_name='tradefigure',
            name='growth_percent',
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True, verbose_name='growth, %'),
        ),
        migrations.AlterField(
            model_name='tradefigure',
            name='own_unit',
            field=models.SmallIntegerField(choices=[(0, 'units of the currency'), (3, 'thousand'), (5, 'lakh'), (6, 'million'), (7, 'crore'), (9, 'billion'), (12, 'trillion')], default=6, verbose_name='unit in the source'),
        ),
        migrations.AlterField(
            model_name='tradefigure',
            name='period_end',
            field=models.DateField(blank=True, null=True, verbose_name='last day'),
        ),
        migrations.AlterField(
            model_name='tradefigure',
            name='period_start',
            field=models.DateField(blank=True, help_text='Empty where the source states no period.', null=True, verbose_name='first day'),
        ),
        migrations.AlterField(
            model_name='tradefigure',
            name='unit',
            field=models.SmallIntegerField(choices=[(0, 'US dollars'), (3, 'thousand US dollars'), (5, 'lakh US dollars'), (6, 'million US dollars'), (7, 'crore US dollars'), (9, 'billion US dollars'), (12, 'trillion US dollars')], default=6, verbose_name='unit in the source'),
        ),
        migrations.AddField(
            model_name='statuschange',
            name='ordered_on',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('follows_on', 'changed_on'), output_field=models.CharField(max_length=10)),
        ),
        migrations.AddIndex(
            model_name='statuschange',
            index=models.Index(fields=['proposal', 'state', '-ordered_on', '-id'], name='status_change_latest'),
        ),
        migrations.RunPython(say_as_version_3_does, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('happened_until__length__in', [4, 7, 10]), ('happened_until__isnull', True), _connector='OR'), name='event_happened_until_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('happened_on', None), ('happened_until', None), ('happened_until__gte', models.F('happened_on')), _connector='OR'), name='event_span_ordered', violation_error_message='The last date of a span is not before its first.'),
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
            model_name='source',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['statistics', 'customs', 'ministry', 'head_of_state', 'government', 'embassy', 'agency', 'press', 'blog', 'document', 'reference'])), name='source_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('move', 'again'), ('old', models.F('new'))), models.Q(models.Q(('move', 'again'), _negated=True), models.Q(('old', models.F('new')), _negated=True)), _connector='OR'), name='status_change_changes', violation_error_message='The status is the old one where it is said again, and only there.'),
        ),
        migrations.AddConstraint(
            model_name='statuschange',
            constraint=models.CheckConstraint(condition=models.Q(('move__in', ['step', 'again', 'back'])), name='status_change_move_known'),
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
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['goods', 'services', 'goods_services', 'investment_flow', 'investment_stock', 'remittances', 'not_said'])), name='target_category_known'),
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
            constraint=models.CheckConstraint(condition=models.Q(('category__in', ['goods', 'services', 'goods_services', 'investment_flow', 'investment_stock', 'remittances', 'not_said'])), name='trade_figure_category_known'),
        ),
        migrations.AddField(
            model_name='earlierdeadline',
            name='evidence',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.paragraph', verbose_name='evidence'),
        ),
        migrations.AddField(
            model_name='earlierdeadline',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_deadlines', to='cooperation.proposal', verbose_name='proposal'),
        ),
        migrations.AddField(
            model_name='scope',
            name='country',
            field=models.ForeignKey(blank=True, help_text='The country that a region or city lies in.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='scope',
            name='pair',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scopes', to='cooperation.countrypair', verbose_name='pair'),
        ),
        migrations.AddField(
            model_name='statedcount',
            name='evidence',
            field=models.ForeignKey(help_text='The paragraph that says it.', on_delete=django.db.models.deletion.PROTECT, to='cooperation.paragraph', verbose_name='evidence'),
        ),
        migrations.AddField(
            model_name='statedcount',
            name='further_evidence',
            field=models.ManyToManyField(blank=True, related_name='+', to='cooperation.paragraph', verbose_name='further evidence'),
        ),
        migrations.AddField(
            model_name='statedcount',
            name='pair',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cooperation.countrypair', verbose_name='pair'),
        ),
        migrations.AddField(
            model_name='statedcount',
            name='reporter',
            field=models.ForeignKey(blank=True, help_text='The side whose number it is; empty when the source does not say.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.country', verbose_name='reporter'),
        ),
        migrations.AddField(
            model_name='statedcount',
            name='speaker',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cooperation.body', verbose_name='speaker'),
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
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.UniqueConstraint(fields=('pair', 'code'), name='count_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 0)), name='count_not_negative', violation_error_message='There cannot be fewer than none.'),
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
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('upper', None), models.Q(('qualifier', 'between'), _negated=True)), models.Q(('number__isnull', False), ('qualifier', 'between'), ('upper__isnull', False), ('upper__gt', models.F('number'))), _connector='OR'), name='count_upper_above_number', violation_error_message='A range, and only a range, has an upper end, which is above the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('counted_on__length__in', [4, 7, 10]), ('counted_on__isnull', True), _connector='OR'), name='count_counted_on_partial', violation_error_message='Write the date as 2018, 2018-11 or 2018-11-26.'),
        ),
        migrations.AddConstraint(
            model_name='statedcount',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'published', 'withdrawn'])), name='count_state_known'),
        ),
    ]
