"""A report of talks that never took place, as long as real ones are: a title and twenty paragraphs."""

TALKS = """Talks in Tashkent
After the talks of 14 March the president of Kyrgyzstan spoke of a new stage, with water and energy at its centre.
He wants firms of each country to open shops in the other.
Software is promising, he said; Kyrgyzstan is ready to share what it knows about schools.
The sides reached an agreement on a new line of buses between the two capitals.
It is the 39th year of diplomatic relations.
Contacts of the year were a meeting at a summit, two visits of ministers and a fair of crafts.
He asked for more investment in textile mills and for joint brands.
Each side could take part in the other's parks, one for data and one for leather.
They welcomed the proposal of the governments to join their customs posts.
The report adds that Kyrgyzstan would pass on seeds of its own.
Kyrgyzstan is ready to supply dried fruit the whole year round.
Ties in science are used too little; he finds it important to map glaciers together.
Uzbekistan could also offer cars that are made in Asaka.
Joint plants drive economic ties and would mean work for 1,200 people.
Kyrgyzstan is determined to remain a dependable partner in transit.
He pointed to a positive experience of building roads.
Neighbours should talk more about this, he said.
He would suggest resuming the days of culture.
By the report, trade of the two countries \
went up by almost 65% in January-September 2016, to $0.5 billion, \
which it finds too little. The president backed the idea of his host to take stock of what both countries import. \
They strive for more than $1 billion, as it once was.
On politics the two hold the same views.
"""
