using System.Text;
using Lessons;

Console.OutputEncoding = Encoding.UTF8;
return LessonProgram.Run(args, Console.Out, Console.Error);
